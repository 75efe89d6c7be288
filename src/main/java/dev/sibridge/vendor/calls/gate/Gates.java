package dev.sibridge.vendor.calls.gate;

import dev.sibridge.vendor.calls.gate.Gate.Passage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpStatus;

/** Lets requests through a {@link Gate} of the system that they go to: how much one takes says nothing of another. */
public final class Gates implements ExecChainHandler {

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final int most;
    private final PerRecord perRecord;
    private final Function<HttpRequest, Optional<String>> system;
    private final Function<HttpRequest, Optional<String>> record;

    /**
     * @param most      calls at once to each
     * @param perRecord calls of them at once that write below the same record
     * @param system    that a request goes to, by a name that tells it from others; empty lets it through as it is
     * @param record    below which it writes, by a name that tells it from others in all systems; empty for none
     */
    public Gates(int most, int perRecord, Function<HttpRequest, Optional<String>> system,
            Function<HttpRequest, Optional<String>> record) {
        this.most = most;
        this.perRecord = new PerRecord(perRecord);
        this.system = system;
        // Where there may be as many below a record as in all, nobody has to wait for a record.
        this.record = perRecord < most ? record : any -> Optional.empty();
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Optional<String> name = system.apply(request);
        if (name.isEmpty()) {
            return chain.proceed(request, scope);
        }
        try {
            return pass(record.apply(request), to(name.get()), request, scope, chain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while other calls were under way");
        }
    }

    // Whoever waits for a record takes nobody's place.
    private ClassicHttpResponse pass(Optional<String> below, Gate gate, ClassicHttpRequest request,
            ExecChain.Scope scope, ExecChain chain) throws IOException, HttpException, InterruptedException {
        if (below.isEmpty()) {
            return pass(gate, request, scope, chain);
        }
        perRecord.enter(below.get());
        try {
            return pass(gate, request, scope, chain);
        } finally {
            perRecord.leave(below.get());
        }
    }

    private static ClassicHttpResponse pass(Gate gate, ClassicHttpRequest request, ExecChain.Scope scope,
            ExecChain chain) throws IOException, HttpException, InterruptedException {
        Passage passage = gate.enter(request.getMethod());
        try {
            ClassicHttpResponse answer = chain.proceed(request, scope);
            if (answer.getCode() == HttpStatus.SC_TOO_MANY_REQUESTS) {
                passage.tooMany();
            } else {
                passage.answered();
            }
            return answer;
        } catch (IOException | HttpException | RuntimeException | Error e) {
            passage.unanswered();
            throw e;
        }
    }

    /** The gate of a system. */
    Gate to(String name) {
        return gates.computeIfAbsent(name, first -> new Gate(most, System::nanoTime));
    }
}
