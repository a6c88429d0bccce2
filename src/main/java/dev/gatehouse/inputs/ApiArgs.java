// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import com.pulumi.core.Output;
import dev.gatehouse.settings.api.ApiSettings;
import java.util.List;

/**
 * The API in front of the function.
 *
 * <p>The section {@code api} of the arguments of a component.
 */
public final class ApiArgs extends SectionArgs {
    private ApiArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(ApiArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The API type: an HTTP API or a REST API.
         *
         * <p>Value: {@code http}, {@code rest}. Default: {@code http}. Source: API Gateway, choosing between REST APIs
         * and HTTP APIs.
         */
        public Builder kind(ApiSettings.Kind kind) {
            values.set("kind", kind);
            return this;
        }

        /**
         * Payload format version of an HTTP API: v1 for a function written for a REST API, which always uses v1.
         *
         * <p>Value: {@code v1}, {@code v2}. Default: {@code v2}. Source: API Gateway, Lambda proxy integrations for
         * HTTP APIs.
         */
        public Builder payload(ApiSettings.PayloadFormat payload) {
            values.set("payload", payload);
            return this;
        }

        /**
         * Origins of the web pages that may call the API, compared exactly.
         *
         * <p>Value: each must be an exact origin: https (http on loopback), host and port, no path, no wildcard.
         * Example: {@code [https://app.example.com]}. Source: API Gateway, configuring CORS for HTTP APIs; RFC 6454.
         */
        public Builder cors(List<String> cors) {
            values.set("cors", cors);
            return this;
        }

        /** As {@link #cors(List)}. */
        public Builder cors(String... cors) {
            values.set("cors", List.of(cors));
            return this;
        }

        /** Limits the requests to the whole stage. */
        public Builder throttle(ThrottleArgs throttle) {
            values.set("throttle", throttle);
            return this;
        }

        /**
         * An AWS WAF web ACL for the API.
         *
         * <p>Source: API Gateway, choosing between REST APIs and HTTP APIs: AWS WAF.
         */
        public Builder firewall(FirewallArgs firewall) {
            values.set("firewall", firewall);
            return this;
        }

        /** Options that only a REST API has. */
        public Builder rest(RestArgs rest) {
            values.set("rest", rest);
            return this;
        }

        /**
         * The custom domain of the API.
         *
         * <p>Value: must be a host name of at least 2 labels and at most 253 characters; labels are 1 to 63 lower-case
         * letters, digits or inner hyphens. Example: {@code api.example.com}. Source: Amazon Cognito, Using your own
         * domain; API Gateway, custom domain names.
         */
        public Builder domain(String domain) {
            values.set("domain", domain);
            return this;
        }

        /**
         * The public hosted zone for the DNS records; without it, create them from the output {@code dnsTargets}.
         *
         * <p>Value: must be the name or the id of a public hosted zone. Example: {@code example.com}. Source: Route 53,
         * hosted zones.
         */
        public Builder zone(String zone) {
            values.set("zone", zone);
            return this;
        }

        /** As {@link #zone(String)}, with the output of another resource. */
        public Builder zone(Output<String> zone) {
            values.set("zone", zone);
            return this;
        }

        /**
         * The ARN of an existing certificate; without it, one is created and validated in the zone.
         *
         * <p>Value: must be the ARN of a certificate in ACM. Example: {@code
         * arn:aws:acm:us-east-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012}. Source: AWS Certificate
         * Manager, DNS validation.
         */
        public Builder certificate(String certificate) {
            values.set("certificate", certificate);
            return this;
        }

        /** As {@link #certificate(String)}, with the output of another resource. */
        public Builder certificate(Output<String> certificate) {
            values.set("certificate", certificate);
            return this;
        }

        /** Returns the section; the component checks it. */
        public ApiArgs build() {
            return new ApiArgs(values);
        }
    }
}
