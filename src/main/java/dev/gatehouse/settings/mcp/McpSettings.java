package dev.gatehouse.settings.mcp;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.NearestName;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The MCP server of the API: a path at which AI agents call tools (Model Context Protocol), with scopes of its own.
 *
 * @param path such as {@code /mcp}; the MCP URL is the API's URL with this path
 * @param scopes descriptions of 1 to 10 scopes by short name; the full name is the MCP URL, a slash and the short name
 * @param offered short names of the scopes that clients ask for at the start; all by default
 * @param tools of the sample function, by name; empty with your own function
 * @param documents URLs of client documents, which clients may use as client id
 * @param client name of the app client that documents and registrations lead to
 * @param registration off by default
 */
public record McpSettings(
        String path,
        Map<String, String> scopes,
        List<String> offered,
        Map<String, McpTool> tools,
        List<String> documents,
        Optional<String> client,
        Registration registration) {
    public static final Schema KEYS = new Schema(
            "The MCP server of the API: a path at which AI agents call tools. It has separate scopes and app clients.",
            ClientDocuments.KEYS,
            McpRules.KEYS);

    private static final String SHARED_REGISTRATION = "sharedRegistration";

    /** No variables: the MCP URL is the audience of the tokens, which is compared as text. */
    private static final TextPattern PATH_FORM = KEYS.pattern(
            "(?!/(?:ping|sping|register)$)(?:/(?!\\.)[A-Za-z0-9._~-]{1,64}){1,4}",
            "mcp-path",
            "must be a path of 1 to 4 parts without variables and without a slash at its end, other than /ping, /sping and"
                    + " /register",
            "write /mcp");

    private static final Key<String> PATH = KEYS.text("path", PATH_FORM)
            .describe("the path of the MCP server at the API")
            .source("MCP specification, Streamable HTTP: a single endpoint path")
            .withDefault("/mcp");

    private static final TextPattern SCOPE_NAME = KEYS.pattern(
            "(?!openid$|email$|phone$|profile$)[A-Za-z0-9._~-]{1,64}",
            "mcp-scope-name",
            "must have a name of 1 to 64 letters, digits or . _ ~ - that is not the name of a standard scope",
            "write it like read");
    private static final TextPattern DESCRIPTION = KEYS.pattern(
            "[\\s\\S]{1,256}",
            "mcp-scope-description",
            "must have a description of 1 to 256 characters",
            "write what the scope allows");

    private static final Key<Optional<Map<String, String>>> SCOPES = KEYS.textMap(
                    "scopes", SCOPE_NAME, DESCRIPTION, Limit.atMost(10, "merge some"))
            .describe(
                    "the scopes of agents by short name, each with its description; only clients of kind agent have them")
            .source("API Gateway quotas: 10 authorization scopes a route; Cognito, CreateResourceServer")
            .example(Map.of("read", "Read by tools"))
            .required("write scopes: {read: Read by tools}");
    private static final Key<Optional<List<String>>> OFFERED = KEYS.textList("offered", TextPattern.ANY, Limit.NONE)
            .describe("scopes that the metadata names, so that clients ask for them at the start")
            .source("RFC 9728 section 2, scopes_supported")
            .example(List.of("read"))
            .optional("all scopes");

    private static final TextPattern TOOL_NAME = KEYS.pattern(
            String.join("|", SampleTools.NAMES),
            "mcp-tool",
            "must have the name of a tool of the sample function: " + String.join(", ", SampleTools.NAMES),
            "write one of these names");
    static final Key<Map<String, Section>> TOOLS = KEYS.sectionOrTextMap(
                    "tools", "name", TOOL_NAME, McpTool.KEYS, McpTool.SCOPE, Limit.NONE)
            .describe(
                    "tools of the sample function, by name, with the scope of each; a tool that is not named does not exist")
            .source("MCP specification, tools")
            .exampleInYaml(Map.of("list_resources", "read"))
            .emptyByDefault();
    static final Key<Optional<String>> CLIENT = KEYS.text("client", TextPattern.ANY)
            .describe("the app client, of kind agent, that documents and registration lead to")
            .example("agents")
            .optional();
    static final Key<Registration> REGISTRATION = KEYS.choice("registration", Registration.class)
            .describe(
                    "shared: POST /register answers every registration with the app client of client, and creates nothing")
            .source("RFC 7591")
            .withDefault(Registration.OFF);
    private static final TextPattern RISK = KEYS.pattern(
            SHARED_REGISTRATION,
            "mcp-accept-name",
            "must be " + SHARED_REGISTRATION,
            "write " + SHARED_REGISTRATION + ", or delete it");
    private static final TextPattern REASON = KEYS.pattern(
            "\\S[\\s\\S]{18,}\\S",
            "mcp-accept-reason",
            "must be a reason of 20 characters or more",
            "write the reason as a sentence");
    private static final Key<Map<String, String>> ACCEPTED = KEYS.textMap("acceptRisk", RISK, REASON, Limit.NONE)
            .describe("the reason, as sharedRegistration, why a protected stack has registration: shared")
            .example(Map.of(SHARED_REGISTRATION, "our agents support no other way to get a client id"))
            .emptyByDefault();

    private static final Rule OFFERED_UNKNOWN =
            KEYS.rule("mcp-offered", "must be scopes of gatehouse:mcp", "<nearest scope>");
    private static final Rule NOTHING_OFFERED =
            KEYS.rule("mcp-offered-none", "must contain at least one scope", "write offered: [read], or delete it");
    private static final Rule TOOL_SCOPE =
            KEYS.rule("mcp-tool-scope", "must be a scope of gatehouse:mcp", "<nearest scope>");
    private static final String TOOL_NOT_OFFERED = KEYS.warning(
            "clients ask only for the scopes of offered, which do not contain the scope of this tool: no client sees the tool,"
                    + " unless a person types in the scope");
    private static final Rule PROTECTED_REGISTRATION = KEYS.rule(
            "mcp-registration",
            "must be off in a protected stack: all clients then share one client id, so that logs and revocation cannot tell"
                    + " them apart",
            "use documents, or write a reason in gatehouse:mcp.acceptRisk." + SHARED_REGISTRATION);
    private static final Rule NOTHING_ACCEPTED =
            KEYS.rule("mcp-accept-nothing", "must be absent with registration: off", "delete it");
    private static final String SHARED = KEYS.warning(
            "all clients that register share one client id: logs and revocation cannot tell them apart, and the name that a"
                    + " client gives itself is not checked");

    public McpSettings {
        scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
        offered = List.copyOf(offered);
        tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
        documents = List.copyOf(documents);
    }

    /** Whether {@code POST /register} answers registrations. */
    public boolean sharesRegistration() {
        return registration == Registration.SHARED;
    }

    /**
     * The full name of a scope.
     *
     * @param url the MCP URL
     */
    public static String fullName(String url, String scope) {
        return url + "/" + scope;
    }

    /**
     * The environment variables of the function behind it, except {@code MCP_URL}, which is known only when the API exists:
     * {@code MCP_PATH}; {@code MCP_ORIGINS}, the origins of web pages that may call it, separated by commas, if there are any;
     * and for the sample function {@code MCP_TOOLS}, {@code tool=scope} or {@code tool=scope,group} separated by semicolons.
     *
     * @param origins of {@code gatehouse:api.cors}
     */
    public Map<String, String> variables(List<String> origins) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("MCP_PATH", path);
        if (!tools.isEmpty()) {
            variables.put(
                    "MCP_TOOLS",
                    tools.entrySet().stream()
                            .map(tool -> tool.getKey() + "=" + tool.getValue().scope()
                                    + tool.getValue()
                                            .group()
                                            .map(group -> "," + group)
                                            .orElse(""))
                            .collect(Collectors.joining(";")));
        }
        if (!origins.isEmpty()) {
            variables.put("MCP_ORIGINS", String.join(",", origins));
        }
        return variables;
    }

    /** The paths of the public metadata documents. */
    public List<String> metadataPaths() {
        return List.of(McpPaths.RESOURCE, McpPaths.RESOURCE + path, McpPaths.SERVER);
    }

    /** Reads the section, and checks what does not depend on other sections. */
    public static Optional<McpSettings> read(Section section, boolean protection) {
        Optional<Map<String, String>> scopes = section.get(SCOPES);
        List<String> names = scopes.map(all -> List.copyOf(all.keySet())).orElse(List.of());
        Map<String, McpTool> tools = new LinkedHashMap<>();
        section.get(TOOLS)
                .forEach((name, tool) -> McpTool.read(tool).ifPresent(read -> {
                    if (scopes.isPresent() && !names.contains(read.scope())) {
                        tool.path(McpTool.SCOPE).report(TOOL_SCOPE, read.scope(), hint(read.scope(), names));
                    }
                    tools.put(name, read);
                }));
        Registration registration = section.get(REGISTRATION);
        checkRegistration(section, registration == Registration.SHARED, protection);
        List<String> offered = offered(section, names, scopes.isPresent());
        tools.forEach((name, tool) -> {
            if (names.contains(tool.scope()) && !offered.contains(tool.scope())) {
                section.path(TOOLS).key(name).warn(TOOL_NOT_OFFERED);
            }
        });
        List<String> documents = ClientDocuments.read(section, protection);
        return scopes.map(all ->
                new McpSettings(section.get(PATH), all, offered, tools, documents, section.get(CLIENT), registration));
    }

    private static List<String> offered(Section section, List<String> names, boolean known) {
        Optional<List<String>> written = section.get(OFFERED);
        written.filter(List::isEmpty).ifPresent(none -> section.path(OFFERED).report(NOTHING_OFFERED, "none"));
        List<String> offered = written.orElse(names);
        for (int i = 0; i < offered.size(); i++) {
            if (known && !names.contains(offered.get(i))) {
                section.path(OFFERED).item(i).report(OFFERED_UNKNOWN, offered.get(i), hint(offered.get(i), names));
            }
        }
        return offered;
    }

    private static String hint(String name, List<String> names) {
        return NearestName.hint(name, names, "known here: " + String.join(", ", names));
    }

    private static void checkRegistration(Section section, boolean shared, boolean protection) {
        String reason = section.get(ACCEPTED).get(SHARED_REGISTRATION);
        if (!shared) {
            if (reason != null) {
                section.path(ACCEPTED).key(SHARED_REGISTRATION).report(NOTHING_ACCEPTED, "registration: off");
            }
        } else if (protection && reason == null) {
            section.path(REGISTRATION).report(PROTECTED_REGISTRATION, "shared");
        } else {
            section.path(REGISTRATION).warn(reason == null ? SHARED : SHARED + "; accepted because " + reason);
        }
    }
}
