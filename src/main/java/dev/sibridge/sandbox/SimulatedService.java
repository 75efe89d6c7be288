package dev.sibridge.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be turned and read at one simulated service: faults, latency, capacity and the log of what it got. */
public final class SimulatedService {

    private final String name;
    private final Function<Fault, String> errorBody;
    private final List<String> prefixes;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final Capacity capacity = new Capacity();
    private volatile Duration latency = Duration.ZERO;
    private volatile CallJournal journal;

    /**
     * @param name the name in the control paths
     * @param errorBody the JSON body that this service gives with the status of a fault
     * @param prefixes where the service is served; upper and lower case are the same
     */
    public SimulatedService(String name, Function<Fault, String> errorBody, String... prefixes) {
        this.name = name;
        this.errorBody = errorBody;
        this.prefixes = List.of(prefixes);
    }

    /** The name in the control paths. */
    public String name() {
        return name;
    }

    /** The faults that wait to happen. */
    public Faults faults() {
        return faults;
    }

    /** What the service was asked. */
    public RequestLog log() {
        return log;
    }

    /** How many requests it serves at once. */
    public Capacity capacity() {
        return capacity;
    }

    /** How long every request waits before it is looked at. */
    public Duration latency() {
        return latency;
    }

    /** Makes every request wait that long. */
    public void latency(Duration each) {
        latency = each;
    }

    /** From now on keeps every request in a file; null for none. */
    public void keepJournal(CallJournal of) {
        journal = of;
    }

    Optional<CallJournal> journal() {
        return Optional.ofNullable(journal);
    }

    /** Works as if it had just been started: no faults, no latency, no limit, an empty log. */
    public void calmDown() {
        faults.clear();
        log.clear();
        capacity.lift();
        latency = Duration.ZERO;
    }

    String errorBody(Fault fault) {
        return errorBody.apply(fault);
    }

    /** The rest of a path below the prefix under which this service is served; none for a path of others. */
    Optional<String> below(String path) {
        return prefixes.stream().filter(prefix -> isBelow(prefix, path)).findFirst()
                .map(prefix -> path.substring(prefix.length()));
    }

    private static boolean isBelow(String prefix, String path) {
        return path.regionMatches(true, 0, prefix, 0, prefix.length())
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
