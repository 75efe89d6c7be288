package dev.sibridge.routes;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mockito.invocation.InvocationOnMock;

/**
 * Runs one route file as it stands, on a Camel of its own. The test gives the beans that the file names; each route
 * that it calls is a mock endpoint of the same name. The journal tells who was called, in order.
 */
abstract class RouteTest {

    private static final String ERROR_HANDLING = "error-handling";

    final DefaultCamelContext camel = new DefaultCamelContext();
    /** What every message carries from the beginning. */
    final Map<String, Object> properties = new HashMap<>();

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Processor> doings = new ConcurrentHashMap<>();
    private final List<ShippedRoute> files;
    private final ProducerTemplate producer = camel.createProducerTemplate();

    /** @param others files that are loaded with the one under test */
    RouteTest(String file, String... others) {
        this.files = Stream.concat(Stream.of(file), Stream.of(others)).map(ShippedRoute::of).toList();
        camel.disableJMX();
        setting("bridge.retries", 3);
        setting("bridge.retry-delay", 1);
    }

    /** A mock as bean; its calls stand in the journal as {@code name.method}. */
    final <T> T bean(String name, Class<T> type) {
        return bean(name, mock(type, withSettings().invocationListeners(report -> {
            InvocationOnMock call = (InvocationOnMock) report.getInvocation();
            if (call.getMethod().getDeclaringClass() != Object.class) {
                journal.add(name + "." + call.getMethod().getName());
            }
        })));
    }

    /** The real thing as bean. */
    final <T> T bean(String name, T bean) {
        camel.getRegistry().bind(name, bean);
        return bean;
    }

    final void setting(String name, Object value) {
        camel.getPropertiesComponent().addOverrideProperty(name, String.valueOf(value));
    }

    @BeforeEach
    final void start() throws Exception {
        camel.getShutdownStrategy().setTimeout(1);
        camel.getCamelContextExtension().addInterceptStrategy(new StepErrors());
        load(ERROR_HANDLING);
        Set<String> missing = new TreeSet<>();
        for (ShippedRoute file : files) {
            missing.addAll(file.calls());
        }
        for (ShippedRoute file : files) {
            missing.remove(file.name());
            if (!file.name().equals(ERROR_HANDLING)) {
                load(file.name());
            }
        }
        for (String route : missing) {
            stub(route);
        }
        camel.start();
    }

    @AfterEach
    final void stop() {
        camel.stop();
    }

    /** Sends a message to the route. Its exception, if it ends with one, is the route's. */
    final Exchange send(Object body) {
        return send(body, Map.of());
    }

    final Exchange send(Object body, Map<String, Object> headers) {
        return sendTo("direct:" + files.get(0).name(), body, headers);
    }

    final Exchange sendTo(String endpoint, Object body) {
        return sendTo(endpoint, body, Map.of());
    }

    private Exchange sendTo(String endpoint, Object body, Map<String, Object> headers) {
        journal.clear();
        return producer.send(endpoint, exchange -> {
            properties.forEach(exchange::setProperty);
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** Does the same in several threads that begin together, and waits for all of them. */
    static void inParallel(int threads, Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                all.add(pool.submit(() -> {
                    together.await(5, TimeUnit.SECONDS);
                    work.run();
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get(10, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** The stand-in for a route that the one under test calls. */
    final MockEndpoint route(String name) {
        return camel.getEndpoint("mock:" + name, MockEndpoint.class);
    }

    /** Makes a route answer so from its n-th call on, from 0. */
    final void answers(String route, int call, Object body) {
        route(route).whenExchangeReceived(call + 1, exchange -> exchange.getMessage().setBody(body));
    }

    final void answers(String route, Object body) {
        route(route).whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(body));
    }

    final void fails(String route, Exception trouble) {
        route(route).whenAnyExchangeReceived(exchange -> {
            throw trouble;
        });
    }

    /** Makes a route fail once, at its n-th call, from 0. */
    final void fails(String route, int call, Exception trouble) {
        route(route).whenExchangeReceived(call + 1, exchange -> {
            throw trouble;
        });
    }

    /** Makes a route do something, in many threads at once if it must; a mock endpoint would let in one at a time. */
    final void does(String route, Processor doing) {
        doings.put(route, doing);
    }

    /** The bodies that a route was called with. */
    final List<Object> asked(String route) {
        return route(route).getReceivedExchanges().stream().map(exchange -> exchange.getMessage().getBody()).toList();
    }

    /** Who was called for the last message: routes by name, beans as {@code name.method}. */
    final List<String> journal() {
        return List.copyOf(journal);
    }

    /** Adds a route whose only purpose is to be called; as with real ones, its own error handler sees trouble first. */
    final void stub(String name) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + name).routeId(name)
                        .process(exchange -> journal.add(name))
                        .to("mock:" + name)
                        .process(exchange -> doings.getOrDefault(name, nothing -> { }).process(exchange));
            }
        });
    }

    private void load(String name) throws Exception {
        Resource resource = PluginHelper.getResourceLoader(camel).resolveResource(ShippedRoute.of(name).location());
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
    }
}
