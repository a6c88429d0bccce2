package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.AddressLookup.Answer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against a DNS server on loopback that always says the same (RFC 1035 section 4). */
class DnsLookupTest {
    private static final int OK = 0;
    private static final int SERVER_FAILURE = 2;
    private static final int NO_SUCH_NAME = 3;
    private static final int REFUSED = 5;

    private static Answer answerOf(int code, int addresses) throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server, code, addresses));
            thread.setDaemon(true);
            thread.start();
            return ask(server.getLocalPort(), Duration.ofSeconds(5));
        }
    }

    private static Answer ask(int port, Duration patience) {
        return new DnsLookup("dns://127.0.0.1:" + port, patience).addressOf("example.com");
    }

    private static void serve(DatagramSocket server, int code, int addresses) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                server.receive(packet);
                byte[] reply = reply(Arrays.copyOf(packet.getData(), packet.getLength()), code, addresses);
                server.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            }
        } catch (IOException e) {
            // The test closed the socket: it is over.
        }
    }

    /** The question again, and as many A records of its name. */
    private static byte[] reply(byte[] question, int code, int addresses) {
        ByteBuffer reply = ByteBuffer.allocate(512).put(question);
        reply.putShort(2, (short) (0x8180 | code)).putShort(6, (short) addresses);
        for (int i = 0; i < addresses; i++) {
            reply.putShort((short) 0xC00C)
                    .putShort((short) 1)
                    .putShort((short) 1)
                    .putInt(60);
            reply.putShort((short) 4).put(new byte[] {(byte) 192, 0, 2, 1});
        }
        return Arrays.copyOf(reply.array(), reply.position());
    }

    @Test
    void findsARecordThatIsThere() throws Exception {
        assertThat(answerOf(OK, 1)).isEqualTo(Answer.FOUND);
        assertThat(answerOf(OK, 2)).isEqualTo(Answer.FOUND);
    }

    @Test
    void knowsANameThatIsNotThere() throws Exception {
        assertThat(answerOf(NO_SUCH_NAME, 0)).isEqualTo(Answer.NONE);
    }

    @Test
    void knowsANameWithoutAnARecord() throws Exception {
        assertThat(answerOf(OK, 0)).isEqualTo(Answer.NONE);
    }

    @Test
    void doesNotTakeAFailingServerForANo() throws Exception {
        assertThat(answerOf(SERVER_FAILURE, 0)).isEqualTo(Answer.UNKNOWN);
        assertThat(answerOf(REFUSED, 0)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void doesNotTakeSilenceForANo() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThat(ask(silent.getLocalPort(), Duration.ofMillis(20))).isEqualTo(Answer.UNKNOWN);
        }
    }
}
