package dev.sibridge.sandbox.manage;

import dev.sibridge.sandbox.CallJournal;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.FaultFilter;
import dev.sibridge.sandbox.SimulatedService;
import dev.sibridge.sandbox.manage.calls.Gate;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Json;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class ManageConfiguration {

    private static final String CODEBASE = "/sandbox/" + Gate.CODEBASE;
    private static final String LOGIN = "/sandbox/login";

    @Bean
    SimulatedService manageService(Environment settings) {
        // Filters are made before placeholders of @Value are resolved everywhere.
        String journal = settings.getProperty("sandbox.journal", "");
        SimulatedService service =
                new SimulatedService("manage", ManageConfiguration::errorBody, CODEBASE + ManageController.API,
                        CODEBASE + CallbackKeyController.SYSTEM, LOGIN);
        if (!journal.isBlank()) {
            service.keepJournal(new CallJournal(Path.of(journal)));
        }
        return service;
    }

    @Bean
    FilterRegistrationBean<FaultFilter> manageFaultFilter(
            @Qualifier("manageService") SimulatedService manageService) {
        return FaultFilter.before(manageService, CODEBASE + "/*", LOGIN + "/*");
    }

    private static String errorBody(Fault fault) {
        if (fault.kind() == Fault.Kind.RATE_LIMIT) {
            String when = fault.retryAfter() == null ? "later" : "in " + fault.retryAfter() + " seconds";
            return Json.object().put("error", "ConnectWiseAPI")
                    .put("message", "Too many requests. Please try again " + when + ".").toString();
        }
        String message = switch (fault.status()) {
            case 401 -> "UserNotAuthenticated";
            case 404 -> "The endpoint does not exist.";
            case 409 -> "Record possibly in use.";
            default -> "A timeout has occured. Please try again.";
        };
        return ApiException.envelope("ConnectWiseApi", message, null).toString();
    }
}
