package dev.gatehouse.local.cognito.describe;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.RefusedOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Operations that change declared resources. CHOICE: refused with the exception that AWS returns to a caller without
 * permission, because the next run of the program would undo the change.
 */
public final class DeclaredResourceOperations {
    private static final String LOGIN_PAGES = "gatehouse:identity and gatehouse:domain";

    /** The setting to change instead, by operation. */
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
        put(all, LOGIN_PAGES, "SetUICustomization", "CreateManagedLoginBranding", "UpdateManagedLoginBranding");
        put(all, LOGIN_PAGES, "DeleteManagedLoginBranding");
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

    /** The setting to change instead of calling the operation. Empty if the operation changes no declared resource. */
    public static Optional<String> setting(String operation) {
        return Optional.ofNullable(SETTINGS.get(operation));
    }

    public static Refused refused(String operation, String setting) {
        return new Refused(
                "AccessDeniedException",
                operation + " is refused: the program declares this resource. Change " + setting + " instead.",
                "the next run of the program would undo the change: change " + setting + " in Pulumi.<stack>.yaml");
    }
}
