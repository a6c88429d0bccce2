package dev.gatehouse.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.AddressLookup.Answer;
import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server in AWS's place that answers what the test says; the AWS SDK is real. */
class PreflightTest {
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String XML = "text/xml";

    private record Reply(int status, String type, String body) {}

    /** By what is asked: the operation, or method and path. */
    private final Map<String, Reply> replies = new LinkedHashMap<>();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Map<String, Object> tree;
    private List<String> accounts = List.of("123456789012");
    private Map<String, Answer> dns = new LinkedHashMap<>();

    @BeforeEach
    void start() throws Exception {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        tree = Stacks.tree("prod");
        says("POST /", 200, XML, """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>arn:aws:iam::123456789012:user/a</Arn><UserId>U</UserId><Account>123456789012</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>""");
        says("AWSCognitoIdentityProviderService.DescribeUserPoolDomain", 200, JSON, "{\"DomainDescription\":{}}");
        says("GET /v2/email/identities/example.com", 200, JSON, "{\"VerifiedForSendingStatus\":true}");
        says("GET /v2/email/account", 200, JSON, "{\"ProductionAccessEnabled\":true}");
        says(
                "GET /2016-08-19/account-settings",
                200,
                JSON,
                "{\"AccountLimit\":{\"UnreservedConcurrentExecutions\":200}}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private void says(String asked, int status, String type, String body) {
        replies.put(asked, new Reply(status, type, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String key = target != null
                ? target
                : exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath().replaceAll("(?<=.)/$", "");
        asked.add(key);
        Reply reply = replies.getOrDefault(
                key, new Reply(404, JSON, "{\"__type\":\"ResourceNotFoundException\",\"message\":\"no " + key + "\"}"));
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), reply.body().getBytes(UTF_8).length);
        exchange.getResponseBody().write(reply.body().getBytes(UTF_8));
        exchange.close();
    }

    private List<String> results() throws Exception {
        URI base = URI.create("http://localhost:" + server.getAddress().getPort());
        List<String> lines = new ArrayList<>();
        try (AwsClients aws = new AwsClients(Optional.of(base))) {
            new Preflight(Settings.read("prod", tree), accounts, aws, host -> dns.getOrDefault(host, Answer.NONE))
                    .run()
                    .forEach(each -> lines.add(each.verdict() + " " + each.what() + ": " + each.seen()));
        }
        return lines;
    }

    private void ownName(String zone) {
        tree.put("gatehouse:domain", Map.of("custom", "auth.example.com", "zone", zone));
    }

    private static String zones(String... idAndPrivate) {
        StringBuilder zones = new StringBuilder();
        for (String each : idAndPrivate) {
            zones.append("<HostedZone><Id>/hostedzone/")
                    .append(each.split(" ", -1)[0])
                    .append("</Id><Name>example.com.</Name>")
                    .append("<CallerReference>c</CallerReference><Config><PrivateZone>")
                    .append(each.split(" ", -1)[1])
                    .append("</PrivateZone></Config></HostedZone>");
        }
        return "<ListHostedZonesByNameResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><HostedZones>"
                + zones
                + "</HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems></ListHostedZonesByNameResponse>";
    }

    @Test
    void nothingIsInTheWayOfAStackThatHasWhatItNeeds() throws Exception {
        assertThat(results())
                .containsExactly(
                        "PASSED credentials: of account 123456789012",
                        "PASSED prefix gatehouse-prod: free",
                        "PASSED mail from example.com: verified",
                        "PASSED function.concurrency 100: 200 unreserved, of which 100 must stay unreserved");
        assertThat(asked)
                .allMatch(each ->
                        each.startsWith("GET ") || each.endsWith(".DescribeUserPoolDomain") || each.equals("POST /"));
    }

    @Test
    void credentialsOfAnotherAccountAreNamed() throws Exception {
        accounts = List.of("999999999999");
        assertThat(results())
                .contains("FAILED credentials: of account 123456789012, which is not in aws:allowedAccountIds"
                        + " [999999999999]");
        accounts = List.of();
        assertThat(results()).contains("PASSED credentials: of account 123456789012");
    }

    @Test
    void aPrefixIsLookedForHereAndAtOthers() throws Exception {
        dns.put("gatehouse-prod.auth.eu-west-1.amazoncognito.com", Answer.FOUND);
        assertThat(results())
                .contains("FAILED prefix gatehouse-prod: used by another account: choose another domain.prefix");
        dns.put("gatehouse-prod.auth.eu-west-1.amazoncognito.com", Answer.UNKNOWN);
        assertThat(results())
                .contains("SKIPPED prefix gatehouse-prod: could not look up"
                        + " gatehouse-prod.auth.eu-west-1.amazoncognito.com");
        says(
                "AWSCognitoIdentityProviderService.DescribeUserPoolDomain",
                200,
                JSON,
                "{\"DomainDescription\":{\"UserPoolId\":\"eu-west-1_Abc\"}}");
        assertThat(results())
                .contains("PASSED prefix gatehouse-prod: already in this account, for user pool eu-west-1_Abc");
    }

    @Test
    void aQuotaKeepsAHundredFree() throws Exception {
        says(
                "GET /2016-08-19/account-settings",
                200,
                JSON,
                "{\"AccountLimit\":{\"UnreservedConcurrentExecutions\":199}}");
        assertThat(results())
                .contains(
                        "FAILED function.concurrency 100: 199 unreserved, of which 100 must stay unreserved: lower it, delete it, or request a higher quota (a deployed stack already has its share)");
    }

    @Test
    void mailNeedsAVerifiedSenderOutsideOfTheSandbox() throws Exception {
        says("GET /v2/email/account", 200, JSON, "{\"ProductionAccessEnabled\":false}");
        assertThat(results())
                .contains(
                        "FAILED mail from example.com: the account is in the SES sandbox: only verified addresses receive mail");
        says("GET /v2/email/identities/example.com", 200, JSON, "{\"VerifiedForSendingStatus\":false}");
        assertThat(results()).contains("FAILED mail from example.com: not verified in SES");
    }

    @Test
    void aZoneIsPublicAndTheOnlyOneOfItsName() throws Exception {
        ownName("example.com");
        dns.put("example.com", Answer.FOUND);
        says("GET /2013-04-01/hostedzonesbyname", 200, XML, zones("Z1 false", "Z2 true"));
        assertThat(results())
                .contains("PASSED zone example.com: /hostedzone/Z1", "PASSED A record of example.com: exists");
        says("GET /2013-04-01/hostedzonesbyname", 200, XML, zones("Z1 false", "Z3 false"));
        assertThat(results()).contains("FAILED zone example.com: 2 public zones with this name: write the id of one");
        says("GET /2013-04-01/hostedzonesbyname", 200, XML, zones("Z2 true"));
        assertThat(results())
                .contains("FAILED zone example.com: 0 public zones with this name: create one, or set certificate");
    }

    @Test
    void theNameAboveTheSignInNameNeedsAnAddress() throws Exception {
        ownName("example.com");
        assertThat(results())
                .contains(
                        "FAILED A record of example.com: missing, so Cognito would reject the sign-in domain: add one, or write"
                                + " parentRecord: make");
    }

    @Test
    void aCertificateIsIssuedAndForTheName() throws Exception {
        String arn = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012";
        tree.put("gatehouse:domain", Map.of("custom", "auth.example.com", "certificate", arn));
        String operation = "CertificateManager.DescribeCertificate";
        says(operation, 200, JSON, """
                {"Certificate":{"Status":"ISSUED","SubjectAlternativeNames":["*.example.com"],"NotAfter":1800000000}}""");
        assertThat(results()).contains("PASSED certificate of auth.example.com: issued, until 2027-01-15T08:00:00Z");
        says(
                operation,
                200,
                JSON,
                "{\"Certificate\":{\"Status\":\"ISSUED\",\"SubjectAlternativeNames\":[\"example.com\"]}}");
        assertThat(results())
                .contains("FAILED certificate of auth.example.com: is for [example.com]: use one for auth.example.com");
        says(operation, 200, JSON, """
                {"Certificate":{"Status":"PENDING_VALIDATION","SubjectAlternativeNames":["auth.example.com"]}}""");
        assertThat(results())
                .contains("FAILED certificate of auth.example.com: is PENDING_VALIDATION: validate it first");
    }

    @Test
    void whatMayNotBeSeenIsSaidAndWhatIsNotThereFails() throws Exception {
        says(
                "GET /v2/email/identities/example.com",
                403,
                JSON,
                "{\"__type\":\"AccessDeniedException\",\"message\":\"not authorized to perform: ses:GetEmailIdentity\"}");
        assertThat(results())
                .contains("SKIPPED mail: no permission to check: AccessDeniedException: not authorized to perform:"
                        + " ses:GetEmailIdentity");
        replies.remove("GET /v2/email/identities/example.com");
        assertThat(results()).anyMatch(line -> line.startsWith("FAILED mail: "));
    }

    @Test
    void whereAwsCannotBeAskedNothingElseIsTried() throws Exception {
        server.stop(0);
        assertThat(results()).singleElement().asString().startsWith("FAILED credentials: AWS cannot be reached: ");
    }
}
