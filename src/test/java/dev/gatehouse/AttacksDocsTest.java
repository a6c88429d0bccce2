package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Generated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of attacks, each with the tests that try it: from what the tests say of themselves. */
class AttacksDocsTest {
    /** By number, from 1. */
    private static final List<String> ATTACKS = """
            no token
            alg none in any spelling
            HS256 keyed with the public key
            another algorithm under the key's id
            key ids: missing, unknown, paths, very long
            keys brought along, critical headers, unencoded payload
            parts missing or too many, padding, other alphabets
            doubled names, depth, broken text in JSON
            lookalikes of the issuer
            times: over, in the future, no numbers
            audiences of others
            clients of others
            ID tokens, and claims changed under the old signature
            scopes: parts of names, other separators, other types
            scp beside scope
            a machine's token in a user's place
            groups: parts of names, brackets, commas
            two headers, other schemes
            tokens in query, body and cookie
            keys that changed
            a key of another issuer
            an issuer that is slow, large, broken or asked too often
            long headers
            long and compressed bodies
            paths: dot segments, encoded slashes, case
            absolute targets, other hosts, methods in headers
            lengths that disagree, folded headers, bare line feeds
            slow and idle connections
            a second request behind a refused one
            other origins
            bursts over the throttle
            functions that throw
            functions that are late
            replies that are none
            line breaks in reply headers
            functions that end their process, or share state
            secrets in logs
            addresses to return to that are not registered
            unknown clients
            parameters sent twice
            response types that are off
            public clients without PKCE
            challenges of other kinds
            wrong verifiers
            verifiers without a challenge
            codes used twice
            codes of others, and late ones
            wrong ways for a client to prove itself
            client credentials by who may not
            refresh tokens of others, changed, wider
            rotated refresh tokens
            revoking what is another's
            state and nonce with line breaks and markup
            addresses after sign-out that are not registered
            forms from elsewhere, planted sessions, flows of other browsers, frames
            telling who exists by answer or time
            guessing passwords
            passwords in odd alphabets
            names that differ by case or look
            SECRET_HASH missing, wrong, another's
            calls of the JSON API that are nearly right
            userInfo by the wrong token
            private halves of keys
            ports, folders and files that cannot be used
            floods of parameters, patterns that backtrack
            clocks that jump
            declarations that are unsafe
            a scope granted by group, asked for at authorize by a user outside the groups
            the same asked for at the token endpoint
            the same asked for at a refresh
            the same at a sign-in by password
            groups named alike: parts, case, lists as text
            scopes and groups forged in client metadata
            the function that withholds scopes fails, is late or has no table
            the function's events and answers, for other processes and for pages
            bodies that come slowly, on many connections
            large bodies in memory, of callers without a token
            bodies that two readers end at different places
            functions that hang, for the calls behind them
            requests for codes without end
            guesses at one new code after the other
            texts that make a pattern of AWS's service model slow
            cookies that another port of localhost planted
            forms that another origin sends by itself
            names and addresses that some rule of Unicode folds into another user's
            many guesses at the same moment
            groups under the name of one that was deleted, or of another in other capitals
            clients of others in an adopted pool, at a REST API
            every percent-encoded byte in paths
            preflights at routes that want a token
            a full disk under the logs
            a full disk under the state file
            state files that were damaged or cut off
            markup in user names, paths, queries, headers and claims that the console shows
            markup in the answer and the log of a function that the console shows
            forms of the console without its token, or with the token of another run
            forms of the console from another origin, or in another type
            pages of other origins that read the console
            the console in a frame
            the console under another host name
            notices of the console forged by a link
            secrets in the pages of the console
            paths of the console in other spellings
            methods that the console does not have
            floods that fill the memory of the console
            bodies and log lines that make a page of the console slow, or fail
            line breaks and other hosts in redirects of the console
            long queries and huge tokens in the console
            tokens of ordinary clients at the MCP server
            tokens for the MCP server at ordinary routes
            ordinary clients that ask for the MCP server's resource
            resources of other hosts, with a slash at the end, in capitals, with a fragment, twice
            ID tokens at the MCP server
            tokens of machines at the MCP server
            refreshed tokens with another resource
            registrations with redirect URIs that are not declared, or almost
            registrations without end
            registrations that ask for a secret, another grant or another scope
            registrations that are large, deep, doubled or no JSON
            hosts that try to change the metadata
            refresh tokens of agents after their rotation
            codes of agents with another verifier or redirect URI
            agents without PKCE
            URLs of client documents that no policy allows, or almost
            client documents with other redirect URIs
            origins of other pages at the MCP server
            tools beyond the scopes or groups of the token
            headers that name another tool than the body
            tokens in query or body at the MCP server
            tokens in logs and in arguments of tools
            batches, responses, wrong ids and large bodies at the MCP server
            an issuer in the callback that is not that of the metadata
            other methods at the MCP server
            other methods of the metadata, and cookies
            paths of the MCP server and of its metadata in other spellings
            methods in headers, and methods that API Gateway does not have, at the MCP server
            headers of MCP that are sent twice
            names of tools and scopes that look like declared ones
            refreshes of agents at the same moment
            tokens of another user pool for the MCP server
            """.lines().toList();

    private static Map<Integer, String> attacks() {
        Map<Integer, String> all = new TreeMap<>();
        for (int i = 1; i <= ATTACKS.size(); i++) {
            all.put(i, ATTACKS.get(i - 1));
        }
        return all;
    }

    private static final Pattern NAMED = Pattern.compile("[Aa]ttacks? (\\d+(?:(?:, | and )\\d+)*)(?! to)\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern DECLARED = Pattern.compile("(?m)^\\s*(?:[a-z ]*)(?:void|class) (\\w+)");

    private static Map<Integer, Set<String>> tests() throws IOException {
        Map<Integer, Set<String>> tests = new TreeMap<>();
        for (String root : List.of("src/test/java", "lambda/src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith("Test.java") && !file.endsWith("AttacksDocsTest.java"))
                        .forEach(file -> read(file, tests));
            }
        }
        return tests;
    }

    private static void read(Path file, Map<Integer, Set<String>> tests) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String type = file.getFileName().toString().replace(".java", "");
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            Matcher declared = DECLARED.matcher(text);
            // A comment within a method speaks of that method, any other of what comes next.
            boolean inside = text.substring(text.lastIndexOf('\n', named.start()), named.start())
                    .strip()
                    .startsWith("//");
            String member = "";
            while (declared.find() && (declared.start() < named.start() || (!inside && member.isEmpty()))) {
                member = declared.start() < named.start() ? (inside ? declared.group(1) : "") : declared.group(1);
            }
            String test = member.isEmpty() || member.equals(type) ? type : type + "." + member;
            Matcher number = NUMBER.matcher(named.group(1));
            while (number.find()) {
                tests.computeIfAbsent(Integer.parseInt(number.group()), unused -> new TreeSet<>())
                        .add(test);
            }
        }
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Attacks

                What the local cloud, the function and the settings withstand, and the tests that try it, over real sockets where
                there is one. 1 to 35 are tried on the HTTP API and, from `RestAttackTest`, `RestGatewayTest` and `ResponseV1Test`, on
                the REST API; where an HTTP API answers 403 for a scope or a kind of token, a REST API answers 401. 109 to 140 are those of an MCP server,
                on both kinds of API where the gateway decides. Beside them chance:
                `TokenMutationTest` (changed tokens), `RandomRequestTest` (bytes), `RandomCallTest` (calls of the local Cognito),
                `AuthorizationPropertiesTest` and `ClaimsPropertiesTest` (properties).

                Written from the tests by `./mvnw test -Dtest=AttacksDocsTest -Ddocs.write=true`.

                | | attack | tests |
                |---|---|---|
                """);
        Map<Integer, Set<String>> tests = tests();
        attacks().forEach((number, attack) -> {
            page.append("| ").append(number).append(" | ").append(attack).append(" | `");
            page.append(String.join("`, `", tests.getOrDefault(number, Set.of())))
                    .append("` |\n");
        });
        return page.toString();
    }

    @Test
    void thePageIsFresh() throws Exception {
        Generated.isFresh("docs/attacks.md", page());
    }

    @Test
    void everyAttackIsTried() throws Exception {
        Map<Integer, Set<String>> tests = tests();
        attacks().forEach((number, attack) -> assertThat(tests).as(attack).containsKey(number));
    }
}
