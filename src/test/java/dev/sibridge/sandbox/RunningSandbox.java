package dev.sibridge.sandbox;

import dev.sibridge.sandbox.dtools.DToolsSandbox;
import dev.sibridge.sandbox.manage.ManageSandbox;
import dev.sibridge.sandbox.pm.PmSandbox;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The sandbox behind real HTTP on a free port of 127.0.0.1, without database and routes. */
public final class RunningSandbox implements AutoCloseable {

    private static RunningSandbox shared;

    private final ConfigurableApplicationContext context;

    private RunningSandbox(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A sandbox of one's own; whoever starts it closes it. */
    public static RunningSandbox start() {
        return new RunningSandbox(new SpringApplicationBuilder(Web.class)
                .profiles("sandbox").bannerMode(Banner.Mode.OFF).logStartupInfo(false)
                .run("--server.port=0", "--server.address=127.0.0.1", "--logging.level.root=WARN",
                        "--logging.level.org.springframework.web=ERROR"));
    }

    /** One for all tests of this JVM; it ends with it. Whoever uses it resets it first. */
    public static synchronized RunningSandbox shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** Such as {@code http://127.0.0.1:40123}, to which {@code /sandbox/...} is appended. */
    public String url() {
        return "http://127.0.0.1:" + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    public ManageSandbox manage() {
        return context.getBean(ManageSandbox.class);
    }

    public DToolsSandbox dtools() {
        return context.getBean(DToolsSandbox.class);
    }

    public PmSandbox pm() {
        return context.getBean(PmSandbox.class);
    }

    /** Back to the seed and the sample exports. */
    public void reset() {
        dtools().reset();
        manage().reset();
        pm().reset();
    }

    @Override
    public void close() {
        context.close();
    }

    /** No stereotype: the product's own scan must not find it. */
    @ComponentScan("dev.sibridge.sandbox")
    @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
            ErrorMvcAutoConfiguration.class})
    static class Web {
    }
}
