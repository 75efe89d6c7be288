package dev.sibridge.routes;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.stereotype.Component;

/**
 * Lets an error in a step, such as too little memory, end a message's way as an exception does. Camel lets it end the
 * thread: then the route's own handling never hears of it, and whoever waits for the message waits for ever. Of
 * whatever goes wrong, the step is noted.
 */
@Component
class StepErrors implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext context, NamedNode step, Processor target,
            Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                Once once = new Once(done -> {
                    try {
                        FailedStepException.note(exchange.getException(), step);
                    } finally {
                        callback.done(done);
                    }
                });
                try {
                    return super.process(exchange, once);
                } catch (Error e) {
                    // Camel may have said already that the step is done, as if all were well; what follows still waits.
                    exchange.setException(e);
                    once.done(true);
                    return true;
                }
            }
        };
    }

    /** Who is told twice that a step is done would take the next step twice. */
    private static final class Once implements AsyncCallback {

        private final AsyncCallback callback;
        private final AtomicBoolean called = new AtomicBoolean();

        Once(AsyncCallback callback) {
            this.callback = callback;
        }

        @Override
        public void done(boolean doneSync) {
            if (called.compareAndSet(false, true)) {
                callback.done(doneSync);
            }
        }
    }
}
