package dev.sibridge.sandbox;

import java.time.Duration;

/** What can be turned and read at one simulated service: its faults, its latency and the log of what it got. */
public final class SimulatedService {

    private final String name;
    private final String prefix;
    private final String errorBody;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private volatile Duration latency = Duration.ZERO;

    /**
     * @param name the name in the control paths
     * @param prefix where the service is served; upper and lower case are the same
     * @param errorBody the JSON body that this service gives with an error status
     */
    public SimulatedService(String name, String prefix, String errorBody) {
        this.name = name;
        this.prefix = prefix;
        this.errorBody = errorBody;
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

    /** How long every request waits before it is looked at. */
    public Duration latency() {
        return latency;
    }

    /** Makes every request wait that long. */
    public void latency(Duration each) {
        latency = each;
    }

    /** Works as if it had just been started: no faults, no latency, an empty log. */
    public void calmDown() {
        faults.clear();
        log.clear();
        latency = Duration.ZERO;
    }

    String errorBody() {
        return errorBody;
    }

    boolean serves(String path) {
        return path.regionMatches(true, 0, prefix, 0, prefix.length())
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    String below(String path) {
        return path.substring(prefix.length());
    }
}
