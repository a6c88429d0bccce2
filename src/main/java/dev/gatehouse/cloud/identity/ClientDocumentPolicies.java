package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cloudcontrol.Resource;
import com.pulumi.aws.cloudcontrol.ResourceArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.JsonText;
import java.util.List;
import java.util.Map;

/**
 * The client documents that the user pool accepts in place of a client id. Cognito reads a document when someone signs in.
 * The AWS provider 6.83.0 has no type for these policies, so AWS Cloud Control creates them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-cimdpolicy.html">AWS::Cognito::CIMDPolicy</a>
 */
final class ClientDocumentPolicies extends ComponentResource {
    /** CreateCIMDPolicy, URLPatterns. */
    private static final int PATTERNS = 5;

    /** How long Cognito keeps a document, in seconds; the shortest that it accepts (CreateCIMDPolicy, CacheDuration). */
    private static final int CACHE = 86_400;

    /**
     * @param urls of the documents; {@code *} stands for a part of the path
     * @param clientId of the app client that the documents lead to
     */
    ClientDocumentPolicies(
            String name,
            List<String> urls,
            Output<String> poolId,
            Output<String> clientId,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:ClientDocumentPolicies", name, options);
        for (int first = 0; first < urls.size(); first += PATTERNS) {
            int number = first / PATTERNS + 1;
            List<String> patterns = urls.subList(first, Math.min(first + PATTERNS, urls.size()));
            new Resource(
                    name + "-" + number,
                    ResourceArgs.builder()
                            .typeName("AWS::Cognito::CIMDPolicy")
                            .desiredState(Output.tuple(poolId, clientId)
                                    .applyValue(ids -> JsonText.text(JsonText.object(
                                            "UserPoolId",
                                            ids.t1,
                                            "ClientId",
                                            ids.t2,
                                            "PolicyName",
                                            "documents-" + number, // At most 32 characters.
                                            "URLPatterns",
                                            patterns,
                                            "CacheDuration",
                                            CACHE))))
                            .build(),
                    ChildOptions.childOf(this));
        }
        registerOutputs(Map.of());
    }
}
