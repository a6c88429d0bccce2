// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import com.pulumi.core.Output;
import java.time.Duration;

/**
 * Logs, alarms and the dashboard.
 *
 * <p>The section {@code observability} of the arguments of a component.
 */
public final class ObservabilityArgs extends SectionArgs {
    private ObservabilityArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(ObservabilityArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The retention period of logs.
         *
         * <p>Value: a duration from 1d to 3653d. Default: {@code 365d}. Source: CloudWatch Logs, PutRetentionPolicy.
         */
        public Builder retention(Duration retention) {
            values.set("retention", retention);
            return this;
        }

        /**
         * The key for logs, alarms and the function's environment; its policy must allow logs and cloudwatch.
         *
         * <p>Value: must be the ARN of a KMS key, not of an alias. Default: AWS owned keys. Example: {@code
         * arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab}. Source: CloudWatch Logs,
         * encrypt log data using AWS KMS.
         */
        public Builder kmsKey(String kmsKey) {
            values.set("kmsKey", kmsKey);
            return this;
        }

        /** As {@link #kmsKey(String)}, with the output of another resource. */
        public Builder kmsKey(Output<String> kmsKey) {
            values.set("kmsKey", kmsKey);
            return this;
        }

        /** CloudWatch alarms; without this section there are none. */
        public Builder alarms(AlarmsArgs alarms) {
            values.set("alarms", alarms);
            return this;
        }

        /**
         * Whether a CloudWatch dashboard shows the metrics of the alarms.
         *
         * <p>Default: {@code false}. Source: CloudWatch, PutDashboard.
         */
        public Builder dashboard(boolean dashboard) {
            values.set("dashboard", dashboard);
            return this;
        }

        /** Returns the section; the component checks it. */
        public ObservabilityArgs build() {
            return new ObservabilityArgs(values);
        }
    }
}
