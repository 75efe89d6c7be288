package dev.sibridge.twoway.connect;

import dev.sibridge.account.Account;
import dev.sibridge.account.ToolSettings;
import dev.sibridge.account.ToolType;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolHttp;
import dev.sibridge.pm.open.OpenTool;
import dev.sibridge.pm.redmine.RedmineTool;
import dev.sibridge.pm.redmine.site.RedmineChoices;
import dev.sibridge.twoway.manage.ManageCalls;
import dev.sibridge.twoway.manage.ManageDirectory;
import dev.sibridge.twoway.manage.RoutedCalls;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.tool.RoutedTool;
import dev.sibridge.twoway.tool.ToolDirectory;
import dev.sibridge.vendor.connectwise.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Connects to both sides of an account. What their records refer to (statuses, people, priorities) changes seldom and
 * takes many calls: it is read again for each sweep.
 */
@Component
public class Connections {

    private final FluentProducerTemplate producer;
    private final EffectiveMappings mappings;
    private final Clock clock;
    private final Map<String, Lasting> lasting = new ConcurrentHashMap<>();

    public Connections(FluentProducerTemplate producer, EffectiveMappings mappings, Clock clock) {
        this.producer = producer;
        this.mappings = mappings;
        this.clock = clock;
    }

    /** What outlasts a pass. */
    private static final class Lasting {

        private RoutedTool http;
        private Tool tool;
        private Directory toolDirectory;
        private Directory manageDirectory;
        private Instant read;
    }

    /**
     * Connects for a pass over an account.
     *
     * @param fresh whether what records refer to is read again in any case
     */
    public Connection connect(Account account, Caller caller, boolean fresh) {
        Lasting known = lasting.computeIfAbsent(account.name(), first -> new Lasting());
        synchronized (known) {
            if (known.tool == null || fresh) {
                known.http = new RoutedTool(producer, account, caller);
                known.tool = tool(account.twoWay().tool(), known.http, null);
            }
            known.http.countFor(caller);
            // Some tools answer empty lists to keys that they do not know.
            known.tool.self();
            ManageCalls manage = new RoutedCalls(producer, account, caller);
            if (known.read == null || fresh || isOld(account, known.read)) {
                known.toolDirectory = ToolDirectory.of(known.tool);
                known.manageDirectory = new ManageDirectory(manage).read();
                known.read = clock.instant();
            }
            return new Connection(known.tool, manage, known.toolDirectory, known.manageDirectory,
                    mappings.of(account));
        }
    }

    private boolean isOld(Account account, Instant read) {
        return read.plus(account.twoWay().sweep()).isBefore(clock.instant());
    }

    /** The tool as a pass over one project asks it. */
    public Tool tool(Account account, Connection both, Caller caller) {
        return tool(account.twoWay().tool(), new RoutedTool(producer, account, caller), both.tool().capabilities());
    }

    /** Manage as a pass over one project asks it. */
    public ManageCalls manage(Account account, Caller caller) {
        return new RoutedCalls(producer, account, caller);
    }

    private static Tool tool(ToolSettings settings, ToolHttp http, Capabilities known) {
        if (settings.type() == ToolType.OPEN) {
            return new OpenTool(http, known);
        }
        return new RedmineTool(http, new RedmineChoices(settings.taskTracker(), settings.stepTracker(),
                settings.memberRole()));
    }
}
