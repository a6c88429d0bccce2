// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import com.pulumi.core.Output;
import dev.gatehouse.settings.domain.LoginPages;
import dev.gatehouse.settings.domain.ParentRecord;

/**
 * The domain of the sign-in pages and the OAuth endpoints: {@code prefix} or {@code custom}. Do not use a subdomain of
 * another user pool's domain, such as uk.auth.example.com below auth.example.com: browsers send the cookies of the
 * parent domain to it.
 *
 * <p>The section {@code domain} of the arguments of a component.
 */
public final class DomainArgs extends SectionArgs {
    private DomainArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(DomainArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The prefix of {@code <prefix>.auth.<region>.amazoncognito.com}; unique in the Region across all accounts.
         *
         * <p>Value: must be 1 to 63 lower-case letters, digits or inner hyphens. Example: {@code my-api-auth}. Source:
         * Cognito, CreateUserPoolDomain.
         */
        public Builder prefix(String prefix) {
            values.set("prefix", prefix);
            return this;
        }

        /**
         * The custom domain of the sign-in pages.
         *
         * <p>Value: must be a host name of at least 3 labels and at most 63 characters; labels are 1 to 63 lower-case
         * letters, digits or inner hyphens. Example: {@code auth.example.com}. Source: Amazon Cognito, Using your own
         * domain; API Gateway, custom domain names.
         */
        public Builder custom(String custom) {
            values.set("custom", custom);
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

        /**
         * Whether the A record of the parent domain of {@code custom} is looked up, created in the zone, or not
         * checked.
         *
         * <p>Value: {@code check}, {@code make}, {@code skip}. Default: {@code check}. Source: Amazon Cognito, Using
         * your own domain, prerequisites.
         */
        public Builder parentRecord(ParentRecord parentRecord) {
            values.set("parentRecord", parentRecord);
            return this;
        }

        /**
         * The classic hosted UI, or managed login, which needs the tier essentials and a branding style for each
         * client.
         *
         * <p>Value: {@code classic}, {@code managed}. Default: {@code classic}. Source: Amazon Cognito, managed login.
         */
        public Builder pages(LoginPages pages) {
            values.set("pages", pages);
            return this;
        }

        /** Returns the section; the component checks it. */
        public DomainArgs build() {
            return new DomainArgs(values);
        }
    }
}
