package dev.gatehouse.local.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A REST API as its stages serve it.
 *
 * @param stages by name, which is the first segment of every path
 */
public record RestApi(String id, String name, Map<String, Stage> stages) implements Api {
    /** The method path that stands for every method. */
    public static final String EVERY_METHOD = "*/*";

    public RestApi {
        stages = Map.copyOf(stages);
    }

    /**
     * @param deployment what the stage serves, whatever was declared since
     * @param throttles by method path, of which {@code *}{@code /*} stands for every method
     * @param accessLogFormat the declared format with its {@code $context} variables
     */
    public record Stage(
            String name, Deployment deployment, Map<String, Throttle> throttles, Optional<String> accessLogFormat) {
        public Stage {
            throttles = Map.copyOf(throttles);
        }
    }

    /**
     * The API as it was when it was deployed (DOC "Deploy REST APIs in API Gateway": a deployment is a snapshot).
     *
     * @param authorizers by id
     * @param responses the gateway's own answers that were declared, by response type
     * @param binaryTypes media types whose bodies are passed in base64
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
     * @param path of its resource, {@code /resources/{id}}
     * @param httpMethod upper case, or {@code ANY}
     * @param authorizerId present when the method wants a token of a user pool
     * @param scopes any one of which suffices; empty asks for an ID token
     * @param required parameters without which the call is refused, {@code method.request.path.id}
     * @param integration a method without one answers 500
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
    }

    /**
     * Takes tokens of user pools.
     *
     * @param poolArns whose tokens it takes
     * @param header where the token is
     * @param audience a regular expression for {@code aud}, when it was declared
     */
    public record Authorizer(String id, Set<String> poolArns, String header, Optional<String> audience) {
        public Authorizer {
            poolArns = Set.copyOf(poolArns);
        }
    }

    public sealed interface Integration {
        /**
         * {@code AWS_PROXY}: a function gets the call as it is.
         *
         * @param timeout 50 ms to 29 s
         */
        record Function(String functionArn, Duration timeout) implements Integration {}

        /**
         * {@code MOCK}: a fixed answer.
         *
         * @param types content types of requests that have a template
         * @param passesOthers whether the body of a request of another content type is taken for the template
         * @param answer a mock without one answers 500
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
     * What the gateway itself answers, where AWS's own answer was not wanted.
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
