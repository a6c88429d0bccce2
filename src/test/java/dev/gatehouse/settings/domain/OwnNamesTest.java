package dev.gatehouse.settings.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.StackTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of the stack's own: what is taken, what is refused, on both sides of each line. */
class OwnNamesTest {
    private static final String ID = "12345678-abcd-1234-abcd-123456789012";
    private static final String L63 = "a".repeat(63);

    private final StackTree stack = StackTree.of("dev");

    private static Map<String, Object> domain(String custom, String... more) {
        Map<String, Object> domain = new LinkedHashMap<>(Map.of("custom", custom));
        for (int i = 0; i < more.length; i += 2) {
            domain.put(more[i], more[i + 1]);
        }
        return domain;
    }

    private void signIn(String custom, String... more) {
        stack.set("gatehouse:domain", domain(custom, more));
    }

    private void api(String host, String... more) {
        Map<String, Object> api = domain(host, more);
        api.put("domain", api.remove("custom"));
        stack.set("gatehouse:api", api);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.example.com", "a.b.c", "1.2-3.example.co.uk", "x.xn--mnchen-3ya.de"})
    void aSignInNameOfThreeLabelsIsTaken(String host) {
        signIn(host, "zone", "Z0123456789ABC");
        stack.accepts();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com",
                "example.com",
                "Auth.example.com",
                "au_th.example.com",
                "-auth.example.com",
                "auth-.example.com",
                "auth..example.com",
                "auth.example.com.",
                "*.example.com",
                "https://auth.example.com",
                "auth.example.com:443",
                "192.0.2.1",
                "auth.example.1"
            })
    void aSignInNameOfAnotherFormIsRefused(String host) {
        signIn(host, "zone", "Z0123456789ABC");
        stack.refuses("sign-in-host", "gatehouse:domain.custom");
    }

    @Test
    void aSignInNameHasUpTo63Characters() {
        String fits = "a".repeat(51) + ".example.com";
        assertThat(fits).hasSize(63);
        signIn(fits, "zone", "example.com");
        stack.accepts();
        signIn("a" + fits, "zone", "example.com");
        stack.refuses("sign-in-host", "gatehouse:domain.custom");
    }

    @Test
    void aLabelOfTheApisNameHasUpTo63Characters() {
        String arn = "arn:aws:acm:eu-west-1:123456789012:certificate/" + ID;
        api(L63 + ".example.com", "certificate", arn);
        stack.accepts();
        api("a" + L63 + ".example.com", "certificate", arn);
        stack.refuses("api-host", "gatehouse:api.domain");
    }

    @Test
    void theApisNameHasUpTo64CharactersWhereItsCertificateIsMade() {
        String fits = "a".repeat(52) + ".example.com";
        assertThat(fits).hasSize(64);
        api(fits, "zone", "example.com");
        stack.accepts();
        api("a" + fits, "zone", "example.com");
        stack.refuses("api-host-length", "gatehouse:api.domain");
    }

    @Test
    void theApisNameHasUpTo253CharactersWhereACertificateIsGiven() {
        String arn = "arn:aws:acm:eu-west-1:123456789012:certificate/" + ID;
        String fits = (L63 + ".").repeat(3) + "a".repeat(57) + ".com";
        assertThat(fits).hasSize(253);
        api(fits, "certificate", arn);
        stack.accepts();
        api("a".repeat(10) + fits.substring(9), "certificate", arn);
        stack.refuses("api-host", "gatehouse:api.domain");
    }

    @Test
    void theApisNameMayBeOneOfTwoLabels() {
        api("example.com", "zone", "example.com");
        stack.accepts();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, true",
        "eu.example.com, true",
        "auth.eu.example.com, true",
        "Z1, true",
        "xample.com, false",
        "us.example.com, false",
        "login.auth.eu.example.com, false"
    })
    void theZoneIsTheNameItselfOrStandsAboveIt(String zone, boolean holds) {
        signIn("auth.eu.example.com", "zone", zone);
        if (holds) {
            stack.accepts();
        } else {
            stack.refuses("sign-in-zone-parent", "gatehouse:domain.zone");
        }
    }

    @ParameterizedTest
    @CsvSource({"example.com, true", "eu.example.com, true", "Z0123456789ABC, true", "auth.eu.example.com, false"})
    void theParentRecordIsMadeInAZoneThatHoldsTheParent(String zone, boolean holds) {
        signIn("auth.eu.example.com", "zone", zone, "parentRecord", "make");
        if (holds) {
            stack.accepts();
        } else {
            stack.refuses("parent-make", "gatehouse:domain.parentRecord");
        }
    }

    @Test
    void theParentRecordIsNotMadeWithoutAZone() {
        signIn(
                "auth.example.com",
                "certificate",
                "arn:aws:acm:us-east-1:123456789012:certificate/" + ID,
                "parentRecord",
                "make");
        stack.refuses("parent-make", "gatehouse:domain.parentRecord");
    }

    @ParameterizedTest
    @CsvSource({"aws, us-east-1, true", "aws, eu-west-1, false", "aws-us-gov, us-east-1, false"})
    void theSignInCertificateIsOfNorthVirginia(String partition, String region, boolean fits) {
        signIn("auth.example.com", "certificate", arn(partition, region));
        if (fits) {
            stack.accepts();
        } else {
            stack.refuses("sign-in-certificate-place", "gatehouse:domain.certificate");
        }
    }

    @ParameterizedTest
    @CsvSource({"aws, eu-west-1, true", "aws, us-east-1, false", "aws-cn, eu-west-1, false"})
    void theApisCertificateIsOfItsOwnRegion(String partition, String region, boolean fits) {
        api("api.example.com", "certificate", arn(partition, region));
        if (fits) {
            stack.accepts();
        } else {
            stack.refuses("api-certificate-place", "gatehouse:api.certificate");
        }
    }

    private static String arn(String partition, String region) {
        return "arn:" + partition + ":acm:" + region + ":123456789012:certificate/" + ID;
    }

    @Test
    void aPrefixAndANameAreNotBothWritten() {
        signIn("auth.example.com", "zone", "example.com", "prefix", "my-api");
        stack.refuses("domain-one", "gatehouse:domain");
    }

    @Test
    void whatIsForANameIsNotWrittenBesideAPrefix() {
        for (String key : java.util.List.of("zone", "certificate", "parentRecord")) {
            StackTree dev = StackTree.of("dev");
            dev.set(
                    "gatehouse:domain>" + key,
                    Map.of("zone", "example.com", "certificate", arn("aws", "us-east-1"))
                            .getOrDefault(key, "skip"));
            dev.refuses("sign-in-without-domain", "gatehouse:domain." + key);
        }
    }

    @Test
    void managedPagesNeedTheTierAndAreWarnedOf() throws Exception {
        stack.set("gatehouse:domain>pages", "managed");
        assertThat(stack.read().warnings())
                .contains(
                        "gatehouse:domain.pages: managed login shows an error page for a client without a branding style, which com.pulumi:aws 6.83.0 cannot declare: create one for each client with aws"
                                + " cognito-idp create-managed-login-branding");
        stack.set("gatehouse:identity>tier", "lite");
        assertThat(stack.problems()).extracting(Problem::path).contains("gatehouse:domain.pages");
    }

    @Test
    void theApiMayHaveTheNameRightAboveWhereItsRecordIsMadeElsewhere() {
        signIn("auth.api.example.com", "zone", "example.com");
        api("api.example.com", "certificate", arn("aws", "eu-west-1"));
        stack.accepts();
        api("api.example.com", "certificate", arn("aws", "eu-west-1"), "zone", "example.com");
        stack.refuses("api-above", "gatehouse:api.domain");
    }

    @Test
    void allThatIsWrongWithANameIsReportedAtOnce() {
        signIn("auth.example.com", "zone", "example.org", "certificate", arn("aws", "eu-west-1"));
        api("auth.example.com", "zone", "zone", "certificate", "arn");
        assertThat(stack.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "sign-in-zone-parent",
                        "sign-in-certificate-place",
                        "api-zone",
                        "api-certificate",
                        "api-sign-in");
    }

    @Test
    void aRecordRefusesToBeWrong() {
        assertThatThrownBy(() -> new CustomDomain("auth.example.com", Optional.empty(), Optional.empty()))
                .hasMessage("no certificate for auth.example.com and no zone to validate one");
        assertThatThrownBy(() ->
                        new SignInDomain(Optional.empty(), Optional.empty(), ParentRecord.CHECK, LoginPages.CLASSIC))
                .hasMessage("a sign-in domain has either a prefix or a custom domain");
        assertThatThrownBy(() ->
                        new SignInDomain(Optional.of("My"), Optional.empty(), ParentRecord.CHECK, LoginPages.CLASSIC))
                .hasMessage("not a domain prefix: My");
    }

    @Test
    void theParentIsOneStepUp() throws Exception {
        signIn("auth.eu.example.com", "zone", "example.com");
        assertThat(stack.read().domain().orElseThrow().parentDomain()).contains("eu.example.com");
        assertThat(StackTree.of("dev").read().domain().orElseThrow().parentDomain())
                .isEmpty();
    }
}
