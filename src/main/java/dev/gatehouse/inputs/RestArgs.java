// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import dev.gatehouse.settings.api.RestOptions;
import java.util.Map;

/**
 * Options that only a REST API has; they need {@code kind: rest}.
 *
 * <p>The section {@code api.rest} of the arguments of a component.
 */
public final class RestArgs extends SectionArgs {
    private RestArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(RestArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The first part of every path.
         *
         * <p>Value: must be 1 to 128 letters, digits or _, without a hyphen. Default: {@code v1}. Source: API Gateway,
         * CreateStage, stageName.
         */
        public Builder stage(String stage) {
            values.set("stage", stage);
            return this;
        }

        /**
         * The level of the execution log; it never contains request data, which includes tokens.
         *
         * <p>Value: {@code off}, {@code error}, {@code info}. Default: {@code error}. Source: API Gateway,
         * MethodSetting, loggingLevel.
         */
        public Builder logLevel(RestOptions.LogLevel logLevel) {
            values.set("logLevel", logLevel);
            return this;
        }

        /**
         * Whether X-Ray traces requests.
         *
         * <p>Default: {@code true}. Source: API Gateway, CreateStage, tracingEnabled.
         */
        public Builder tracing(boolean tracing) {
            values.set("tracing", tracing);
            return this;
        }

        /**
         * Whether CloudWatch has metrics for each method.
         *
         * <p>Default: {@code true}. Source: API Gateway, MethodSetting, metricsEnabled.
         */
        public Builder metrics(boolean metrics) {
            values.set("metrics", metrics);
            return this;
        }

        /**
         * Whether this stack creates the role with which API Gateway writes logs, one for each account and Region.
         *
         * <p>Value: {@code existing}, {@code make}. Default: {@code existing}. Source: API Gateway, UpdateAccount,
         * cloudwatchRoleArn.
         */
        public Builder accountRole(RestOptions.AccountRole accountRole) {
            values.set("accountRole", accountRole);
            return this;
        }

        /**
         * The reason, as otherClients, why this API may accept tokens of every client of an adopted user pool.
         *
         * <p>Value: names must be otherClients; values must be a reason of 20 characters or more. Example: {@code
         * {otherClients: all clients of this pool belong to our team}}. Source: API Gateway, Control access to REST
         * APIs using Amazon Cognito user pools as an authorizer. The entries are added to those before, and replace
         * entries of the same name.
         */
        public Builder acceptRisk(Map<String, String> acceptRisk) {
            values.addAll("acceptRisk", acceptRisk);
            return this;
        }

        /** Adds an entry of {@link #acceptRisk(Map)}. */
        public Builder acceptRisk(String name, String value) {
            values.add("acceptRisk", name, value);
            return this;
        }

        /** Returns the section; the component checks it. */
        public RestArgs build() {
            return new RestArgs(values);
        }
    }
}
