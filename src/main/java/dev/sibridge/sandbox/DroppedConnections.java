package dev.sibridge.sandbox;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lets the sandbox close a connection without an answer, which the Servlet API has no means for. */
@Component
@Profile("sandbox")
class DroppedConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String CLOSE = DroppedConnections.class.getName() + ".close";

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addEngineValves(new Handle());
        // Older D-Tools clients send clients[0]=..; Tomcat alone would refuse the bare brackets.
        tomcat.addConnectorCustomizers(connector -> connector.setProperty("relaxedQueryChars", "[]"));
    }

    /** Closes the caller's connection; whatever is written afterwards goes nowhere. */
    static void drop(ServletRequest request) {
        if (!(request.getAttribute(CLOSE) instanceof Runnable close)) {
            throw new IllegalStateException("Only the embedded Tomcat can drop a connection");
        }
        close.run();
    }

    /** Hands the way to Tomcat's own response down to the filters. */
    private static final class Handle extends ValveBase {

        Handle() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            Runnable close = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
            request.setAttribute(CLOSE, close);
            getNext().invoke(request, response);
        }
    }
}
