package dev.sibridge.watch;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the routes have been started. One that an operator stopped is told, and leaves the service up: it could not
 * be started again through a door that is closed because of it.
 */
@Component("routesHealthIndicator")
class RoutesHealth implements HealthIndicator {

    private final CamelContext camel;

    RoutesHealth(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public Health health() {
        if (!camel.getStatus().isStarted()) {
            return Health.outOfService().withDetail("routes", "They are " + camel.getStatus().name().toLowerCase()
                    + ".").build();
        }
        List<String> stopped = camel.getRoutes().stream().map(Route::getRouteId)
                .filter(route -> !camel.getRouteController().getRouteStatus(route).isStarted()).sorted().toList();
        return stopped.isEmpty() ? Health.up().build() : Health.up().withDetail("stopped", stopped).build();
    }
}
