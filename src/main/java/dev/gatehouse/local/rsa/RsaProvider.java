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
 * Amazon Corretto Crypto Provider where its native part loads, the JDK elsewhere. It signs in a third of the JDK's time, and
 * verifies in half. Asked for by name and never installed: what it does of hashes and MACs through JNI is slower than the
 * JDK's own.
 */
public final class RsaProvider {
    private static final String NATIVE = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    /** Begun with the first question; takes a third of a second, in a thread of its own. */
    private static final CompletableFuture<Optional<Provider>> LOADED = load();

    private RsaProvider() {}

    /** Begins to load it, and returns at once. */
    public static void preload() {
        LOADED.isDone();
    }

    /** Empty where the JDK's own is to be used. */
    public static Optional<Provider> get() {
        return LOADED.join();
    }

    /**
     * The same key as one of the provider's own, or as it is where there is none. With a key of the JDK's it would read and
     * check the key again at each signature, which costs as much as the signature.
     */
    public static PrivateKey translateKey(RSAPrivateKey key) {
        return (PrivateKey) translated(key);
    }

    /** As {@link #own(RSAPrivateKey)}. */
    public static RSAPublicKey translateKey(RSAPublicKey key) {
        return (RSAPublicKey) translated(key);
    }

    private static Key translated(Key key) {
        try {
            return get().isPresent()
                    ? KeyFactory.getInstance("RSA", get().get()).translateKey(key)
                    : key;
        } catch (GeneralSecurityException e) {
            return key;
        }
    }

    /** For a person: who signs. */
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
                        loaded.complete(found());
                    } catch (RuntimeException | LinkageError e) {
                        loaded.complete(Optional.empty());
                    }
                },
                "rsa-provider");
        thread.setDaemon(true);
        thread.start();
        return loaded;
    }

    /** By reflection: its jar is there for four platforms alone. */
    private static Optional<Provider> found() {
        try {
            Class<?> type = Class.forName(NATIVE);
            // Says by an exception that the native part did not load, or fails its own self-tests.
            type.getMethod("assertHealthy").invoke(type.getField("INSTANCE").get(null));
            return Optional.of((Provider) type.getField("INSTANCE").get(null));
        } catch (ReflectiveOperationException | CompletionException e) {
            return Optional.empty();
        }
    }
}
