package dev.gatehouse.local.testing;

import dev.gatehouse.local.gateway.Gateway;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.StoreSnapshot;
import java.util.Set;

/** The users, sessions, codes and mails of a local cloud at one time, to return to. */
public final class InitialState {
    /** Declared resources and signing keys do not change by requests. Keys are still being generated after the start. */
    private static final Set<String> DECLARED = Set.of("resources", "cognito.keys");

    private final Store store;
    private final Gateway gateway;
    private final StoreSnapshot rows;

    public InitialState(Store store, Gateway gateway) {
        this.store = store;
        this.gateway = gateway;
        this.rows = StoreSnapshot.of(store, name -> !DECLARED.contains(name));
    }

    /** Returns to this state. No request may be in progress. */
    public void restore() {
        rows.restore(store);
        gateway.resetThrottles();
    }

    /** This state together with the declared resources and the keys. */
    public StoreSnapshot withDeclared() {
        return rows.with(StoreSnapshot.of(store, DECLARED::contains));
    }
}
