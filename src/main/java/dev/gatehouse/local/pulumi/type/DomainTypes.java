package dev.gatehouse.local.pulumi.type;

import java.util.List;
import java.util.Set;

/** What gives a stack names of its own. */
final class DomainTypes {
    static final List<ResourceType> ALL = List.of(
            new CertificateType(),
            new RecordType(),
            new ApiDomainNameType(),
            new StoredType(
                    "aws:acm/certificateValidation:CertificateValidation",
                    Set.of("certificateArn", "validationRecordFqdns"),
                    false,
                    List.of("certificateArn"),
                    (in, at) -> "",
                    false),
            new StoredType(
                    "aws:apigatewayv2/apiMapping:ApiMapping",
                    Set.of("apiId", "domainName"),
                    false,
                    List.of("apiId", "domainName", "stage"),
                    (in, at) -> "",
                    false));

    private DomainTypes() {}
}
