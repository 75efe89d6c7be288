package dev.sibridge.web.security;

import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.springframework.stereotype.Component;

/**
 * What a signed-in operator may do through Jolokia: see how routes and the JVM are, start and stop routes. Whatever is
 * not listed here is refused: nothing that runs code, sends messages, changes routes or shows settings.
 */
@Component
class JolokiaPolicy implements Restrictor {

    private static final String CAMEL = "org.apache.camel";
    private static final Set<RequestType> TYPES = Set.of(RequestType.READ, RequestType.LIST, RequestType.SEARCH,
            RequestType.VERSION, RequestType.EXEC);
    private static final Set<String> CAMEL_TYPES = Set.of("context", "routes", "processors", "endpoints", "consumers",
            "producers", "threadpools");
    private static final Set<String> JVM_TYPES = Set.of("Memory", "MemoryPool", "GarbageCollector", "Threading",
            "OperatingSystem", "ClassLoading", "Runtime");
    // The others tell the command line and the system's properties, where people put secrets.
    private static final Set<String> OF_THE_RUNTIME = Set.of("Name", "Pid", "StartTime", "Uptime", "VmName",
            "VmVendor", "VmVersion", "SpecName", "SpecVersion", "SpecVendor");
    // Operations by type. With its parentheses a name means the one without parameters: the others of that name would
    // show settings in the place of their names.
    private static final Map<String, Set<String>> OPERATIONS = Map.of(
            "context", Set.of("dumpRoutesAsXml()", "dumpRoutesStatsAsXml", "reset"),
            "routes", Set.of("start", "stop", "suspend", "resume", "reset", "dumpRouteAsXml()", "dumpRouteStatsAsXml"),
            "processors", Set.of("reset"));

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.POST;
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return TYPES.contains(type);
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName bean, String attribute) {
        if (isObjectNameHidden(bean)) {
            return false;
        }
        if (isJvm(bean) && "Runtime".equals(bean.getKeyProperty("type"))) {
            return OF_THE_RUNTIME.contains(attribute);
        }
        return !attribute.equals("GlobalOptions");
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName bean, String attribute) {
        return false;
    }

    @Override
    public boolean isOperationAllowed(ObjectName bean, String operation) {
        if (bean.isPattern() || !bean.getDomain().equals(CAMEL)) {
            return false;
        }
        Set<String> allowed = OPERATIONS.getOrDefault(String.valueOf(bean.getKeyProperty("type")), Set.of());
        return allowed.contains(operation) || allowed.contains(operation.replaceFirst("\\(.*\\)$", ""));
    }

    @Override
    public boolean isRemoteAccessAllowed(String... hostOrAddress) {
        return true; // Who may come in at all is ConsoleSecurity's business.
    }

    @Override
    public boolean isOriginAllowed(String origin, boolean onlyWhenStrictCheckingIsEnabled) {
        return onlyWhenStrictCheckingIsEnabled; // SameOriginFilter sees to it; no other site may read an answer.
    }

    @Override
    public boolean isObjectNameHidden(ObjectName bean) {
        String type = String.valueOf(bean.getKeyProperty("type"));
        return !(bean.getDomain().equals(CAMEL) && CAMEL_TYPES.contains(type)
                || isJvm(bean) && JVM_TYPES.contains(type));
    }

    private static boolean isJvm(ObjectName bean) {
        return bean.getDomain().equals("java.lang");
    }
}
