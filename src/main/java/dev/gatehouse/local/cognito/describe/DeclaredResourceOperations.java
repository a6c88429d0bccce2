package dev.gatehouse.local.cognito.describe;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.RefusedOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Operations that change what the program declares. CHOICE: refused, as AWS refuses who has no right to them; a change
 * made beside the program would be undone by its next run.
 */
public final class DeclaredResourceOperations {
    private static final String PAGES = "gatehouse:identity and gatehouse:domain";

    /** What to set instead, by operation. */
    private static final Map<String, String> SETTINGS = settings();

    private DeclaredResourceOperations() {}

    private static Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>();
        put(all, "gatehouse:identity", "CreateUserPool", "UpdateUserPool", "DeleteUserPool");
        put(all, "gatehouse:identity.attributes", "AddCustomAttributes");
        put(all, "gatehouse:identity.mfa", "SetUserPoolMfaConfig");
        put(all, "gatehouse:identity.risk", "SetRiskConfiguration");
        put(all, "gatehouse:clients", "CreateUserPoolClient", "UpdateUserPoolClient", "DeleteUserPoolClient");
        put(all, "gatehouse:clients", "AddUserPoolClientSecret", "DeleteUserPoolClientSecret");
        put(all, "gatehouse:scopes", "CreateResourceServer", "UpdateResourceServer", "DeleteResourceServer");
        put(all, "gatehouse:domain", "CreateUserPoolDomain", "UpdateUserPoolDomain", "DeleteUserPoolDomain");
        put(all, PAGES, "SetUICustomization", "CreateManagedLoginBranding", "UpdateManagedLoginBranding");
        put(all, PAGES, "DeleteManagedLoginBranding");
        put(all, "gatehouse:observability", "SetLogDeliveryConfiguration");
        put(all, "the program", "TagResource", "UntagResource");
        put(all, "the program", "CreateIdentityProvider", "UpdateIdentityProvider", "DeleteIdentityProvider");
        return all;
    }

    private static void put(Map<String, String> all, String setting, String... operations) {
        for (String operation : operations) {
            all.put(operation, setting);
        }
    }

    public static List<Operation> operations() {
        return SETTINGS.entrySet().stream()
                .<Operation>map(each -> new RefusedOperation(each.getKey(), refused(each.getKey(), each.getValue())))
                .toList();
    }

    /** What to set instead of calling the operation; empty for an operation that changes nothing declared. */
    public static Optional<String> setting(String operation) {
        return Optional.ofNullable(SETTINGS.get(operation));
    }

    public static Refused refused(String operation, String setting) {
        return new Refused(
                "AccessDeniedException",
                operation + " is refused: what is declared belongs to the program, change " + setting + " instead.",
                "a change beside the program would be lost at its next run: change " + setting
                        + " in Pulumi.<stack>.yaml");
    }
}
