package dev.gatehouse.local.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A REST API with its stages.
 *
 * @param stages by name, which is the first segment of the path of a request
 * @param root the stage that also or only answers at the root; empty without a custom domain
 */
public record RestApi(String id, String name, Map<String, Stage> stages, Optional<RootStage> root) implements Api {
    /** The method path that stands for every method. */
    public static final String EVERY_METHOD = "*/*";

    public RestApi {
        stages = Map.copyOf(stages);
    }

    public RestApi(String id, String name, Map<String, Stage> stages) {
        this(id, name, stages, Optional.empty());
    }

    /**
     * The stage that is mapped to the root of a custom domain.
     *
     * @param name the name of the stage
     * @param only whether the default endpoint is disabled, so that no path begins with the name of a stage
     */
    public record RootStage(String name, boolean only) {}

    /**
     * @param deployment what the stage serves; later changes of the API have no effect until they are deployed
     * @param throttles by method path; {@code *}{@code /*} is the default of every method
     * @param accessLogFormat the declared format with its {@code $context} variables
     */
    public record Stage(
            String name, Deployment deployment, Map<String, Throttle> throttles, Optional<String> accessLogFormat) {
        public Stage {
            throttles = Map.copyOf(throttles);
        }
    }

    /**
     * A snapshot of the API at its deployment. DOC "Deploy REST APIs in API Gateway".
     *
     * @param authorizers by id
     * @param responses declared gateway responses, by response type
     * @param binaryTypes media types whose bodies are passed as base64
     */
    public record Deployment(
            String id,
            List<Method> methods,
            Map<String, Authorizer> authorizers,
            Map<String, GatewayResponse> responses,
            Set<String> binaryTypes) {
        public Deployment {
            methods = List.copyOf(methods);
            authorizers = Map.copyOf(authorizers);
            responses = Map.copyOf(responses);
            binaryTypes = Set.copyOf(binaryTypes);
        }
    }

    /**
     * @param path path of its resource, such as {@code /resources/{id}}
     * @param httpMethod upper case, or {@code ANY}
     * @param authorizerId present if the method needs a token of a user pool
     * @param scopes one of which the access token needs; if empty, an ID token is needed
     * @param required parameters that the request must have, such as {@code method.request.path.id}
     * @param integration absent: the method answers 500
     */
    public record Method(
            String resourceId,
            String path,
            String httpMethod,
            Optional<String> authorizerId,
            Set<String> scopes,
            Set<String> required,
            Optional<Integration> integration) {
        public Method {
            scopes = Set.copyOf(scopes);
            required = Set.copyOf(required);
        }

        /** Method and path, such as {@code GET /resources/{id}}. */
        public String key() {
            return httpMethod + " " + path;
        }
    }

    /**
     * A Cognito user pool authorizer.
     *
     * @param poolArns user pools whose tokens it accepts
     * @param header header with the token
     * @param audience declared regular expression for {@code aud}
     */
    public record Authorizer(String id, Set<String> poolArns, String header, Optional<String> audience) {
        private static final Pattern QUOTED_URL = Pattern.compile("\\^?\\\\Q(https?://.+)\\\\E\\$?");

        public Authorizer {
            poolArns = Set.copyOf(poolArns);
        }

        /**
         * The URL of the resource whose tokens it accepts, and no others (RFC 8707), such as that of an MCP server: the
         * expression quotes it, {@code ^\Qhttps://api.example.com/mcp\E$}.
         */
        public Optional<String> resource() {
            return audience.map(QUOTED_URL::matcher).filter(Matcher::matches).map(quoted -> quoted.group(1));
        }
    }

    public sealed interface Integration {
        /**
         * {@code AWS_PROXY}: a function receives the whole request.
         *
         * @param timeout 50 ms to 29 s
         */
        record Function(String functionArn, Duration timeout) implements Integration {}

        /**
         * {@code MOCK}: a fixed response.
         *
         * @param types content types of requests that have a template
         * @param passesOthers whether {@code passthroughBehavior} lets the body of another content type replace the template
         * @param answer absent: the method answers 500
         */
        record Mock(Set<String> types, boolean passesOthers, Optional<MockAnswer> answer) implements Integration {
            public Mock {
                types = Set.copyOf(types);
            }
        }
    }

    /**
     * @param headers fixed values, by name
     * @param templates bodies by content type
     */
    public record MockAnswer(int status, Map<String, String> headers, Map<String, String> templates) {
        public MockAnswer {
            headers = Map.copyOf(headers);
            templates = Map.copyOf(templates);
        }
    }

    /**
     * A gateway response that replaces the default of AWS.
     *
     * @param headers fixed values, by name
     * @param templates bodies by content type, with {@code $context} variables
     */
    public record GatewayResponse(
            Optional<Integer> status, Map<String, String> headers, Map<String, String> templates) {
        public GatewayResponse {
            headers = Map.copyOf(headers);
            templates = Map.copyOf(templates);
        }
    }
}
