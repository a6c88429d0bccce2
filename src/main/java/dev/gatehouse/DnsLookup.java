package dev.gatehouse;

import java.time.Duration;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * Asks the machine's own DNS servers through the JDK's JNDI provider. {@link java.net.InetAddress} cannot serve: it says
 * the same of a name that is not there and of a server that does not answer, reads {@code /etc/hosts} and takes an AAAA
 * record too.
 */
public final class DnsLookup implements AddressLookup {
    private final String servers;
    private final Duration patience;

    public DnsLookup() {
        this("dns:", Duration.ofSeconds(1));
    }

    /**
     * @param servers {@code dns:} for those of the machine, or {@code dns://host:port}
     * @param patience with each of two tries
     */
    DnsLookup(String servers, Duration patience) {
        this.servers = servers;
        this.patience = patience;
    }

    // Of the DNS provider alone, which reads records as text and makes no objects of them.
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

    @SuppressWarnings("JdkObsolete") // JNDI takes nothing else.
    private Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, servers);
        environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(patience.toMillis()));
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        return environment;
    }
}
