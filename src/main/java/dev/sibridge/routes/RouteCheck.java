package dev.sibridge.routes;

import dev.sibridge.settings.CannotStartException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.ToDefinition;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes sure at the start that the routes hang together: what Camel itself finds out only when the first export comes.
 * With a mistake the bridge does not start at all.
 */
@Component
class RouteCheck {

    private static final String DIRECT = "direct:";

    private final CamelContext camel;

    RouteCheck(CamelContext camel) {
        this.camel = camel;
    }

    @EventListener(ApplicationStartedEvent.class)
    void check() {
        Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
        List<String> mistakes = mistakes(model.getRouteDefinitions(), model.getRouteTemplateDefinitions(),
                RouteFiles.ids());
        if (!mistakes.isEmpty()) {
            throw new CannotStartException(String.join(" ", mistakes));
        }
    }

    /** What is wrong, a sentence each. */
    static List<String> mistakes(List<RouteDefinition> routes, List<RouteTemplateDefinition> templates,
            Collection<String> files) {
        List<String> mistakes = new ArrayList<>();
        Set<String> ids = routes.stream().map(RouteDefinition::getRouteId).collect(Collectors.toSet());
        templates.forEach(template -> ids.add(template.getId()));
        files.stream().filter(file -> !ids.contains(file)).forEach(file -> mistakes.add(RouteFiles.place(file)
                + " contains no route with the id " + file + "."));
        Set<String> entries = routes.stream().map(route -> route.getInput().getEndpointUri())
                .filter(uri -> uri.startsWith(DIRECT)).map(RouteCheck::name).collect(Collectors.toSet());
        for (RouteDefinition route : routes) {
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                    .filter(to -> to.getEndpointUri().startsWith(DIRECT))
                    .filter(to -> !entries.contains(name(to.getEndpointUri())))
                    .forEach(to -> mistakes.add(RouteFiles.place(route.getRouteId()) + ", line "
                            + to.getLineNumber() + ": there is no route " + name(to.getEndpointUri()) + "."));
        }
        return mistakes;
    }

    private static String name(String uri) {
        return uri.replaceFirst("^direct:(//)?", "").replaceFirst("\\?.*", "");
    }
}
