package dev.sibridge.benchmark.bare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * Sends the calls of a run again, each as soon as those that it waits for are answered, and does nothing else. Prints
 * the milliseconds that it took, a line for each time. Arguments: the sandbox, the file, calls at once, times.
 */
public final class BareClient {

    private static final int OVER = Integer.MAX_VALUE;
    private static final byte[] ID = "\"id\":".getBytes(StandardCharsets.UTF_8);
    private static final String KEYS = "Basic " + Base64.getEncoder()
            .encodeToString("sandbox+sandbox:sandbox".getBytes(StandardCharsets.UTF_8));

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final List<Replay> calls;
    private final List<List<Integer>> after = new ArrayList<>();
    private final long[] ids;

    private BareClient(String url, List<Replay> calls) {
        this.url = url;
        this.calls = calls;
        ids = new long[calls.size()];
        for (int number = 0; number < calls.size(); number++) {
            after.add(new ArrayList<>());
            for (int needed : calls.get(number).before()) {
                after.get(needed).add(number);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        BareClient client = new BareClient(args[0], Replay.read(Path.of(args[1])));
        for (int time = 0; time < Integer.parseInt(args[3]); time++) {
            client.reset();
            long started = System.nanoTime();
            client.run(Integer.parseInt(args[2]));
            System.out.println((System.nanoTime() - started) / 1e6);
        }
    }

    private void reset() throws IOException, InterruptedException {
        http.send(HttpRequest.newBuilder(URI.create(url + "/sandbox/control/manage/reset"))
                .POST(BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.discarding());
    }

    private void run(int atOnce) throws Exception {
        AtomicIntegerArray waiting =
                new AtomicIntegerArray(calls.stream().mapToInt(call -> call.before().size()).toArray());
        BlockingQueue<Integer> ready = new PriorityBlockingQueue<>();
        IntStream.range(0, calls.size()).filter(call -> waiting.get(call) == 0).forEach(ready::add);
        AtomicInteger left = new AtomicInteger(calls.size());
        Callable<Void> work = () -> {
            for (int call = ready.take(); call != OVER; call = ready.take()) {
                send(call);
                after.get(call).stream().filter(next -> waiting.decrementAndGet(next) == 0).forEach(ready::add);
                if (left.decrementAndGet() == 0) {
                    IntStream.range(0, atOnce).forEach(worker -> ready.add(OVER));
                }
            }
            return null;
        };
        ExecutorService workers = Executors.newFixedThreadPool(atOnce);
        try {
            for (Future<Void> worker : workers.invokeAll(IntStream.range(0, atOnce).mapToObj(i -> work).toList())) {
                worker.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void send(int number) throws IOException, InterruptedException {
        Replay call = calls.get(number);
        byte[] body = bytes(call.body());
        BodyPublisher content = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url
                        + new String(bytes(call.target()), StandardCharsets.UTF_8)))
                .header("Authorization", KEYS).header("clientId", "00000000-0000-4000-8000-000000000000")
                .header("Content-Type", "application/json").method(call.method(), content).build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != call.status()) {
            System.err.println(call + ": " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
            System.exit(1);
        }
        if (call.method().equals("POST")) {
            ids[number] = id(answer.body());
        }
    }

    private byte[] bytes(List<Replay.Part> parts) {
        if (parts.size() == 1) {
            return parts.get(0).bytes(ids);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(part.bytes(ids)));
        return all.toByteArray();
    }

    // The id stands first in every answer.
    private static long id(byte[] answer) {
        int at = 0;
        while (!startsWithId(answer, at)) {
            at++;
        }
        long id = 0;
        for (at += ID.length; answer[at] >= '0' && answer[at] <= '9'; at++) {
            id = 10 * id + answer[at] - '0';
        }
        return id;
    }

    private static boolean startsWithId(byte[] answer, int at) {
        return IntStream.range(0, ID.length).allMatch(i -> answer[at + i] == ID[i]);
    }
}
