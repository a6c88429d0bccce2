package dev.gatehouse.local.cognito.attribute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Keeps the last sign-ins with identity providers in memory. */
public final class RecentFederatedSignIns {
    /** CHOICE: more than a person reads. */
    static final int MAX_SIGN_INS = 50;

    private final Deque<FederatedSignIn> signIns = new ArrayDeque<>();

    synchronized void add(FederatedSignIn signIn) {
        signIns.addFirst(signIn);
        if (signIns.size() > MAX_SIGN_INS) {
            signIns.removeLast();
        }
    }

    /** Newest first. */
    public synchronized List<FederatedSignIn> all(String poolId) {
        List<FederatedSignIn> all = new ArrayList<>(signIns);
        all.removeIf(signIn -> !signIn.poolId().equals(poolId));
        return Collections.unmodifiableList(all);
    }
}
