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
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.pass.SideBySide;
import dev.sibridge.twoway.tool.RoutedTool;
import dev.sibridge.twoway.tool.ToolDirectory;
import dev.sibridge.vendor.connectwise.Caller;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
    private final SideBySide sideBySide;
    private final Clock clock;
    private final Map<String, Lasting> lasting = new ConcurrentHashMap<>();

    public Connections(FluentProducerTemplate producer, EffectiveMappings mappings, SideBySide sideBySide,
            Clock clock) {
        this.producer = producer;
        this.mappings = mappings;
        this.sideBySide = sideBySide;
        this.clock = clock;
    }

    /** What outlasts a pass. */
    private static final class Lasting {

        private final ToolSettings of;
        private final ConnectWiseSettings and;
        private RoutedTool http;
        private Tool tool;
        private volatile Directory toolDirectory;
        private volatile Directory manageDirectory;
        private Instant read;
        private volatile String toolUser;

        Lasting(Account account) {
            this.of = account.twoWay().tool();
            this.and = account.connectwise();
        }

        /** Whether it is still the same tool and the same tenant. */
        boolean isOf(Account account) {
            return of.equals(account.twoWay().tool()) && and.equals(account.connectwise());
        }
    }

    /** Connects with what was read last of what records refer to, unless that is as old as a sweep may be. */
    public Connection connect(Account account, Caller caller) {
        return connect(account, caller, account.twoWay().sweep());
    }

    /**
     * Connects.
     *
     * @param oldest how old what was read last of what records refer to may be; zero to read it in any case
     */
    public Connection connect(Account account, Caller caller, Duration oldest) {
        Lasting known = account.isTrial() ? new Lasting(account) : lasting.compute(account.name(), (name, before) ->
                before != null && before.isOf(account) ? before : new Lasting(account));
        synchronized (known) {
            boolean isOld = known.read == null || !known.read.plus(oldest).isAfter(clock.instant());
            if (known.tool == null || isOld) {
                known.http = new RoutedTool(producer, account, caller);
                known.tool = tool(account.twoWay().tool(), known.http, null);
            }
            known.http.countFor(caller);
            // Some tools answer empty lists to keys that they do not know.
            known.toolUser = known.tool.self();
            ManageCalls manage = new RoutedCalls(producer, account, caller);
            if (isOld) {
                CompletableFuture<Directory> ofTool = sideBySide.begin(() -> ToolDirectory.of(known.tool));
                known.manageDirectory = new ManageDirectory(manage, sideBySide).read();
                known.toolDirectory = SideBySide.end(ofTool);
                known.read = clock.instant();
            }
            return new Connection(known.tool, manage, known.toolDirectory, known.manageDirectory,
                    mappings.of(account));
        }
    }

    /** What the records of a side refer to, as it was read last; empty before. Asks nobody. */
    public Directory lastRead(Account account, Side side) {
        Lasting known = lasting.get(account.name());
        Directory read = known == null ? null : side == Side.TOOL ? known.toolDirectory : known.manageDirectory;
        return read == null ? new Directory(Map.of()) : read;
    }

    /** Who we are in the tool, as it said at the beginning of a pass; null before the first. */
    public String toolUser(Account account) {
        Lasting known = lasting.get(account.name());
        return known == null ? null : known.toolUser;
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
