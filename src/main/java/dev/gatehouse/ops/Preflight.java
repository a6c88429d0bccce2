package dev.gatehouse.ops;

import dev.gatehouse.AddressLookup;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.aws.HostedZoneReference;
import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.domain.ParentRecord;
import dev.gatehouse.settings.domain.SignInDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Checks the prerequisites of a first deployment without changing anything: credentials, zones, the record of the parent
 * domain, certificates, the prefix, mail, quotas. All problems are reported together.
 */
final class Preflight {
    /** "decreases account's UnreservedConcurrentExecution below its minimum value of [100]" (PutFunctionConcurrency). */
    private static final int MIN_UNRESERVED_CONCURRENCY = 100;

    private final Settings settings;
    private final List<String> accounts;
    private final AwsClients aws;
    private final AddressLookup dns;
    private final List<CheckResult> results = new ArrayList<>();
    private boolean unreachable;

    /** @param accounts that the stack may use; empty means any account */
    Preflight(Settings settings, List<String> accounts, AwsClients aws, AddressLookup dns) {
        this.settings = settings;
        this.accounts = accounts;
        this.aws = aws;
        this.dns = dns;
    }

    /** One check. */
    @FunctionalInterface
    private interface Check {
        CheckResult run();
    }

    List<CheckResult> run() {
        check("credentials", this::credentials);
        if (unreachable) {
            return Collections.unmodifiableList(results);
        }
        settings.domain().ifPresent(this::signInDomain);
        settings.api().domain().ifPresent(name -> customDomain(name, settings.region()));
        settings.identity().mail().ifPresent(mail -> check("mail", () -> mail(mail.source())));
        settings.function().concurrency().ifPresent(wanted -> check("function.concurrency", () -> concurrency(wanted)));
        return Collections.unmodifiableList(results);
    }

    /** Runs a check. A missing permission is not a failure of the stack; every other error is. */
    private void check(String what, Check check) {
        try {
            results.add(check.run());
        } catch (AwsServiceException e) {
            results.add(
                    e.statusCode() == 403
                            ? CheckResult.skipped(what, "no permission to check: " + message(e))
                            : CheckResult.of(false, what, message(e)));
        } catch (SdkException e) {
            // No credentials or no network: every other check would fail the same way.
            unreachable = true;
            results.add(CheckResult.of(false, what, "AWS cannot be reached: " + firstSentence(e)));
        }
    }

    private static String message(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null
                ? "status " + e.statusCode()
                : code + ": " + e.awsErrorDetails().errorMessage();
    }

    /** Shortens the message: the SDK lists all credentials providers. */
    private static String firstSentence(SdkException e) {
        return String.valueOf(e.getMessage())
                .replaceFirst(" from any of the providers in the chain .*", "; run aws sso login, or set AWS_PROFILE");
    }

    private CheckResult credentials() {
        String account = aws.sts(settings.region()).getCallerIdentity().account();
        return CheckResult.of(
                accounts.isEmpty() || accounts.contains(account),
                "credentials",
                accounts.isEmpty() || accounts.contains(account)
                        ? "of account " + account
                        : "of account " + account + ", which is not in aws:allowedAccountIds " + accounts);
    }

    /** Cognito returns only prefixes of this account; prefixes of other accounts have a DNS address. */
    private CheckResult prefix(String prefix) {
        String what = "prefix " + prefix;
        Optional<String> pool = Optional.ofNullable(aws.cognito(settings.region())
                .describeUserPoolDomain(request -> request.domain(prefix))
                .domainDescription()
                .userPoolId());
        if (pool.isPresent()) {
            return CheckResult.of(true, what, "already in this account, for user pool " + pool.get());
        }
        String host = prefix + ".auth." + settings.region() + ".amazoncognito.com";
        return switch (dns.addressOf(host)) {
            case NONE -> CheckResult.of(true, what, "free");
            case FOUND -> CheckResult.of(false, what, "used by another account: choose another domain.prefix");
            case UNKNOWN -> CheckResult.skipped(what, "could not look up " + host);
        };
    }

    private void signInDomain(SignInDomain domain) {
        domain.prefix().ifPresent(prefix -> check("prefix " + prefix, () -> prefix(prefix)));
        domain.custom().ifPresent(name -> customDomain(name, SignInDomain.CERTIFICATE_REGION));
        if (domain.parentRecord() == ParentRecord.CHECK) {
            domain.parentDomain().ifPresent(this::parentRecord);
        }
    }

    private void parentRecord(String parent) {
        String what = "A record of " + parent;
        results.add(
                switch (dns.addressOf(parent)) {
                    case FOUND -> CheckResult.of(true, what, "exists");
                    case NONE ->
                        CheckResult.of(
                                false,
                                what,
                                "missing, so Cognito would reject the sign-in domain: add one, or write parentRecord: make");
                    case UNKNOWN -> CheckResult.skipped(what, "DNS lookup failed");
                });
    }

    private void customDomain(CustomDomain name, String certificateRegion) {
        name.zone().ifPresent(zone -> check("zone " + zone.text(), () -> zone(zone, name.host())));
        name.certificate()
                .ifPresent(arn ->
                        check("certificate of " + name.host(), () -> certificate(arn, name.host(), certificateRegion)));
    }

    private CheckResult zone(HostedZoneReference zone, String host) {
        Route53Client route53 = aws.route53(settings.region());
        String what = "zone " + zone.text();
        if (zone.isId()) {
            HostedZone found =
                    route53.getHostedZone(request -> request.id(zone.text())).hostedZone();
            boolean good = !found.config().privateZone() && contains(found.name(), host);
            return CheckResult.of(
                    good,
                    what,
                    found.name() + (good ? "" : " is private, or does not contain " + host + ": use the public zone"));
        }
        String wanted = zone.text() + ".";
        List<HostedZone> found =
                route53.listHostedZonesByName(request -> request.dnsName(wanted)).hostedZones().stream()
                        .filter(each ->
                                each.name().equals(wanted) && !each.config().privateZone())
                        .toList();
        return CheckResult.of(
                found.size() == 1,
                what,
                found.size() == 1
                        ? found.get(0).id()
                        : found.size() + " public zones with this name: "
                                + (found.isEmpty() ? "create one, or set certificate" : "write the id of one"));
    }

    private CheckResult certificate(String arn, String host, String region) {
        CertificateDetail found = aws.acm(region)
                .describeCertificate(request -> request.certificateArn(arn))
                .certificate();
        boolean issued = found.status() == CertificateStatus.ISSUED;
        boolean covers = found.subjectAlternativeNames().stream()
                .anyMatch(name -> name.equals(host)
                        || (name.startsWith("*.")
                                && host.substring(host.indexOf('.') + 1).equals(name.substring(2))));
        return CheckResult.of(
                issued && covers,
                "certificate of " + host,
                issued && covers
                        ? "issued, until " + found.notAfter()
                        : !issued
                                ? "is " + found.statusAsString() + ": validate it first"
                                : "is for " + found.subjectAlternativeNames() + ": use one for " + host);
    }

    private CheckResult mail(String source) {
        // arn:aws:ses:eu-west-1:123456789012:identity/example.com
        String region = source.split(":", -1)[3];
        String identity = source.substring(source.indexOf('/') + 1);
        SesV2Client ses = aws.ses(region);
        boolean verified =
                ses.getEmailIdentity(request -> request.emailIdentity(identity)).verifiedForSendingStatus();
        boolean production = ses.getAccount(request -> {}).productionAccessEnabled();
        return CheckResult.of(
                verified && production,
                "mail from " + identity,
                !verified
                        ? "not verified in SES"
                        : production
                                ? "verified"
                                : "the account is in the SES sandbox: only verified addresses receive mail");
    }

    private CheckResult concurrency(int wanted) {
        int free = aws.lambda(settings.region())
                .getAccountSettings()
                .accountLimit()
                .unreservedConcurrentExecutions();
        return CheckResult.of(
                free - wanted >= MIN_UNRESERVED_CONCURRENCY,
                "function.concurrency " + wanted,
                free + " unreserved, of which " + MIN_UNRESERVED_CONCURRENCY + " must stay unreserved"
                        + (free - wanted >= MIN_UNRESERVED_CONCURRENCY
                                ? ""
                                : ": lower it, delete it, or request a higher quota (a deployed stack already has its share)"));
    }

    private static boolean contains(String zone, String host) {
        String name = zone.substring(0, zone.length() - 1);
        return host.equals(name) || host.endsWith("." + name);
    }
}
