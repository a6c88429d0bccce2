package dev.gatehouse.local.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RsaProviderTest {
    /** The platforms for which the POM declares the jar. */
    private static boolean supportsThisPlatform() {
        return Set.of("Linux amd64", "Linux aarch64", "Mac OS X x86_64", "Mac OS X aarch64")
                .contains(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    @Test
    void isNativeOnSupportedPlatforms() {
        assumeTrue(supportsThisPlatform());
        assertThat(RsaProvider.get()).map(Provider::getName).contains("AmazonCorrettoCryptoProvider");
        assertThat(RsaProvider.description()).startsWith("Amazon Corretto Crypto Provider 2.");
    }

    @Test
    void isNotInstalledAsADefaultProvider() {
        RsaProvider.get();
        assertThat(Security.getProviders())
                .extracting(Provider::getName)
                .doesNotContain("AmazonCorrettoCryptoProvider");
    }

    @Test
    void isInteroperableWithTheJdk() throws Exception {
        assumeTrue(RsaProvider.get().isPresent());
        Provider ours = RsaProvider.get().get();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", ours);
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        for (Signature[] both : new Signature[][] {
            {Signature.getInstance("SHA256withRSA", ours), Signature.getInstance("SHA256withRSA", "SunRsaSign")},
            {Signature.getInstance("SHA256withRSA", "SunRsaSign"), Signature.getInstance("SHA256withRSA", ours)}
        }) {
            both[0].initSign(pair.getPrivate());
            both[0].update(new byte[100]);
            byte[] signature = both[0].sign();
            both[1].initVerify(pair.getPublic());
            both[1].update(new byte[100]);
            assertThat(both[1].verify(signature)).isTrue();
            signature[5] ^= 1;
            both[1].update(new byte[100]);
            assertThat(both[1].verify(signature)).isFalse();
        }
    }
}
