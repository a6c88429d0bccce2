package dev.gatehouse.local.rsa;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The RSA implementation: Amazon Corretto Crypto Provider if its native library loads, or else the JDK. The provider signs in
 * a third of the JDK's time and verifies in half of it. It is not installed as a default provider, because its hashes and
 * MACs, which use JNI, are slower than those of the JDK.
 */
public final class RsaProvider {
    private static final String PROVIDER_CLASS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    /** Loads when this class is initialised, in a separate thread. Loading takes a third of a second. */
    private static final CompletableFuture<Optional<Provider>> LOADED = load();

    private RsaProvider() {}

    /** Starts to load the provider and returns immediately. */
    public static void preload() {
        LOADED.isDone();
    }

    /** Empty if the JDK is used. */
    public static Optional<Provider> get() {
        return LOADED.join();
    }

    /**
     * Returns the key in the provider's own form, or unchanged without a provider. The provider would convert a JDK key for
     * each signature, which takes as long as the signature itself.
     */
    public static PrivateKey translateKey(RSAPrivateKey key) {
        return (PrivateKey) translate(key);
    }

    /** As {@link #translateKey(RSAPrivateKey)}. */
    public static RSAPublicKey translateKey(RSAPublicKey key) {
        return (RSAPublicKey) translate(key);
    }

    private static Key translate(Key key) {
        try {
            return get().isPresent()
                    ? KeyFactory.getInstance("RSA", get().get()).translateKey(key)
                    : key;
        } catch (GeneralSecurityException e) {
            return key;
        }
    }

    /** Names the implementation that is used, for the summary at start. */
    public static String description() {
        return get().map(provider -> "Amazon Corretto Crypto Provider " + provider.getVersionStr() + ", native")
                .orElseGet(() -> "the JDK; no native provider for " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"));
    }

    private static CompletableFuture<Optional<Provider>> load() {
        CompletableFuture<Optional<Provider>> loaded = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        loaded.complete(find());
                    } catch (RuntimeException | LinkageError e) {
                        loaded.complete(Optional.empty());
                    }
                },
                "rsa-provider");
        thread.setDaemon(true);
        thread.start();
        return loaded;
    }

    /** Uses reflection, because the jar exists for four platforms only. */
    private static Optional<Provider> find() {
        try {
            Class<?> type = Class.forName(PROVIDER_CLASS);
            // Throws if the native library did not load or failed its self-tests.
            type.getMethod("assertHealthy").invoke(type.getField("INSTANCE").get(null));
            return Optional.of((Provider) type.getField("INSTANCE").get(null));
        } catch (ReflectiveOperationException | CompletionException e) {
            return Optional.empty();
        }
    }
}
