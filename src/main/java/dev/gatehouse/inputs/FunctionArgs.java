// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import com.pulumi.core.Output;
import java.time.Duration;
import java.util.Map;

/**
 * The Lambda function of the API.
 *
 * <p>The section {@code function} of the arguments of a component.
 */
public final class FunctionArgs extends SectionArgs {
    private FunctionArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(FunctionArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * Memory in megabytes; Lambda allocates CPU power in proportion.
         *
         * <p>Value: 128 to 10240. Default: {@code 512}. Source: Lambda quotas.
         */
        public Builder memory(int memory) {
            values.set("memory", memory);
            return this;
        }

        /**
         * How long one invocation may take; the gateway waits 30 seconds.
         *
         * <p>Value: a duration from 1s to 29s. Default: {@code 10s}. Source: API Gateway quotas, maximum integration
         * timeout of an HTTP API.
         */
        public Builder timeout(Duration timeout) {
            values.set("timeout", timeout);
            return this;
        }

        /**
         * Environment variables by name; not for secrets: the function's configuration shows them.
         *
         * <p>Value: names must be letters, digits and _, begin with a letter, and not be a name that Lambda or
         * Gatehouse reserves. Example: {@code {LOG_LEVEL: INFO}}. Source: Lambda, using environment variables. The
         * entries are added to those before, and replace entries of the same name.
         */
        public Builder environment(Map<String, String> environment) {
            values.addAll("environment", environment);
            return this;
        }

        /** Adds an entry of {@link #environment(Map)}. */
        public Builder environment(String name, String value) {
            values.add("environment", name, value);
            return this;
        }

        /** Adds an entry of {@link #environment(Map)} whose value is the output of another resource. */
        public Builder environment(String name, Output<String> value) {
            values.add("environment", name, value);
            return this;
        }

        /**
         * Reserved concurrency; AWS keeps at least 100 of the account's concurrency unreserved.
         *
         * <p>Value: 1 to 1000. Default: {@code unreserved}. Source: Lambda, configuring reserved concurrency.
         */
        public Builder concurrency(int concurrency) {
            values.set("concurrency", concurrency);
            return this;
        }

        /**
         * Whether SnapStart is on for faster starts; deployments then wait a minute or two for a snapshot.
         *
         * <p>Default: {@code false}. Source: Lambda, improving startup performance with SnapStart.
         */
        public Builder snapStart(boolean snapStart) {
            values.set("snapStart", snapStart);
            return this;
        }

        /**
         * Whether X-Ray traces invocations.
         *
         * <p>Default: {@code true}. Source: Lambda, visualize function invocations using AWS X-Ray; Security Hub
         * Lambda.7.
         */
        public Builder tracing(boolean tracing) {
            values.set("tracing", tracing);
            return this;
        }

        /**
         * Whether the function has a DynamoDB table, named in its variable TABLE; otherwise data is in memory only.
         *
         * <p>Default: {@code false}. Source: DynamoDB, on-demand capacity mode; Security Hub DynamoDB.1, DynamoDB.2,
         * DynamoDB.6.
         */
        public Builder table(boolean table) {
            values.set("table", table);
            return this;
        }

        /**
         * The permissions boundary of every role of the stack; see the output boundaries of the delivery stack.
         *
         * <p>Value: must be the ARN of a customer managed policy. Example: {@code
         * arn:aws:iam::123456789012:policy/boundary-gatehouse-dev}. Source: IAM, permissions boundaries for IAM
         * entities.
         */
        public Builder boundary(String boundary) {
            values.set("boundary", boundary);
            return this;
        }

        /** As {@link #boundary(String)}, with the output of another resource. */
        public Builder boundary(Output<String> boundary) {
            values.set("boundary", boundary);
            return this;
        }

        /**
         * The Lambda runtime; a runtime other than java21 needs code and handler.
         *
         * <p>Value: must be java21, java17, python3.11 to python3.13, nodejs22.x or nodejs20.x. Default: {@code
         * java21}. Source: Lambda runtimes.
         */
        public Builder runtime(String runtime) {
            values.set("runtime", runtime);
            return this;
        }

        /**
         * A folder, zip or jar with your own code; needs handler.
         *
         * <p>Value: must be a path on this machine. Default: the jar of lambda/. Example: {@code ./function}. Source:
         * Lambda, deployment packages.
         */
        public Builder code(String code) {
            values.set("code", code);
            return this;
        }

        /**
         * The handler in your own code; in Java a RequestHandler or RequestStreamHandler.
         *
         * <p>Value: must be 1 to 128 characters without spaces. Default: the handler in lambda/ for the API type.
         * Example: {@code app.handler}. Source: Lambda, CreateFunction, Handler.
         */
        public Builder handler(String handler) {
            values.set("handler", handler);
            return this;
        }

        /** Returns the section; the component checks it. */
        public FunctionArgs build() {
            return new FunctionArgs(values);
        }
    }
}
