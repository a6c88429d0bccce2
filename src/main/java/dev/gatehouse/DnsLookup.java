package dev.gatehouse;

import java.time.Duration;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * Queries the machine's DNS servers through the JDK's JNDI provider. {@link java.net.InetAddress} is not suitable: it
 * does not distinguish a missing name from a server that does not answer, reads {@code /etc/hosts} and accepts AAAA records.
 */
public final class DnsLookup implements AddressLookup {
    private final String servers;
    private final Duration timeout;

    public DnsLookup() {
        this("dns:", Duration.ofSeconds(1));
    }

    /**
     * @param servers {@code dns:} for those of the machine, or {@code dns://host:port}
     * @param timeout of each of two attempts
     */
    DnsLookup(String servers, Duration timeout) {
        this.servers = servers;
        this.timeout = timeout;
    }

    // Only the DNS provider is used, which reads records as text and creates no objects from them.
    @SuppressWarnings("BanJNDI")
    @Override
    public Answer addressOf(String host) {
        try {
            DirContext dns = new InitialDirContext(environment());
            try {
                return dns.getAttributes(host, new String[] {"A"}).get("A") == null ? Answer.NONE : Answer.FOUND;
            } finally {
                dns.close();
            }
        } catch (NameNotFoundException e) {
            return Answer.NONE;
        } catch (NamingException e) {
            return Answer.UNKNOWN;
        }
    }

    @SuppressWarnings("JdkObsolete") // JNDI requires this type.
    private Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, servers);
        environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(timeout.toMillis()));
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        return environment;
    }
}
