// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import java.time.Duration;
import java.util.List;

/**
 * Thresholds and subscribers of the CloudWatch alarms. Counts are per five minutes.
 *
 * <p>The section {@code observability.alarms} of the arguments of a component.
 */
public final class AlarmsArgs extends SectionArgs {
    private AlarmsArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(AlarmsArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * E-mail subscribers of the alarms; each must confirm the subscription with the link that AWS sends.
         *
         * <p>Value: at most 20 entries; each must be an e-mail address. Example: <code>[ops&#64;example.com]</code>.
         * Source: Amazon SNS, email notifications.
         */
        public Builder mail(List<String> mail) {
            values.set("mail", mail);
            return this;
        }

        /** As {@link #mail(List)}. */
        public Builder mail(String... mail) {
            values.set("mail", List.of(mail));
            return this;
        }

        /**
         * Responses with status 401: the token is missing or invalid, per five minutes.
         *
         * <p>Value: 1 to 1000000. Default: {@code 100}.
         */
        public Builder unauthorized(int unauthorized) {
            values.set("unauthorized", unauthorized);
            return this;
        }

        /**
         * Responses with status 403: the token has no scope of the route, per five minutes.
         *
         * <p>Value: 1 to 1000000. Default: {@code 50}.
         */
        public Builder forbidden(int forbidden) {
            values.set("forbidden", forbidden);
            return this;
        }

        /**
         * Responses with status 5xx, per five minutes.
         *
         * <p>Value: 1 to 1000000. Default: {@code 5}.
         */
        public Builder serverErrors(int serverErrors) {
            values.set("serverErrors", serverErrors);
            return this;
        }

        /**
         * 99th percentile of the response time.
         *
         * <p>Value: a duration from 1s to 30s. Default: {@code 3s}. Source: Monitor HTTP APIs with CloudWatch metrics,
         * Latency.
         */
        public Builder latency(Duration latency) {
            values.set("latency", latency);
            return this;
        }

        /**
         * Sign-in requests that Cognito throttled, per five minutes.
         *
         * <p>Value: 1 to 1000000. Default: {@code 10}.
         */
        public Builder throttledSignIns(int throttledSignIns) {
            values.set("throttledSignIns", throttledSignIns);
            return this;
        }

        /** Returns the section; the component checks it. */
        public AlarmsArgs build() {
            return new AlarmsArgs(values);
        }
    }
}
