package dev.sibridge.twoway.check;

import dev.sibridge.account.Account;
import dev.sibridge.account.ToolSettings;
import dev.sibridge.account.ToolType;
import dev.sibridge.pm.redmine.site.RedmineChoices;
import dev.sibridge.pm.redmine.site.RedmineSetup;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.connect.NotReadyException;
import dev.sibridge.twoway.connect.SetUpSteps;
import dev.sibridge.twoway.identity.OwnUsers;
import dev.sibridge.twoway.manage.ManageChanges;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.MappingCheck;
import dev.sibridge.twoway.mapping.MappingCheck.Mistake;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.run.Troubles;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.twoway.store.TwoWayAccounts.Progress;
import dev.sibridge.twoway.tool.RoutedTool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.FluentProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Checks, without writing anything, whether projects can be kept in step: both sides, rights, mappings. */
@Component
public class TwoWayCheck {

    private final Connections connections;
    private final TwoWayAccounts accounts;
    private final OwnUsers own;
    private final FluentProducerTemplate producer;
    private final Clock clock;
    private final String publicUrl;

    public TwoWayCheck(Connections connections, TwoWayAccounts accounts, OwnUsers own,
            FluentProducerTemplate producer, Clock clock, @Value("${bridge.public-url}") String publicUrl) {
        this.connections = connections;
        this.accounts = accounts;
        this.own = own;
        this.producer = producer;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Everything that was checked, good and bad. */
    public List<Checked> check(Account account) {
        if (account.twoWay() == null) {
            return List.of(Checked.block("Project-management tool", "There is none.",
                    SetUpSteps.TOOL));
        }
        List<Checked> found = new ArrayList<>(setUp(account));
        if (found.stream().anyMatch(Checked::isBlock)) {
            return found;
        }
        try {
            Connection both = connections.connect(account, () -> { }, Duration.ZERO);
            found.addAll(rights(account, both));
            ManageChanges.since(both.manage(), clock.instant(), boards(both));
            found.add(Checked.ok("Project-management tool", "It responds and accepts the key."));
            found.addAll(ToolCheck.of(both.tool().capabilities()));
            found.add(Checked.ok("ConnectWise", "Manage responds, accepts the keys and shows projects, tickets and"
                    + " schedules."));
            found.addAll(mappings(both));
        } catch (NotReadyException e) {
            e.failures().forEach(failure -> found.add(Checked.block("Mappings", failure.sentence(), failure.todo())));
        } catch (RuntimeException e) {
            found.add(Checked.block("Connections", Troubles.sentence(e), ""));
        }
        found.addAll(OwnUserCheck.of(own.lately(account)));
        found.add(switchedOn(account));
        return found;
    }

    private List<Checked> rights(Account account, Connection both) {
        RightsCheck rights = new RightsCheck(account, both);
        List<Checked> found = new ArrayList<>(rights.rights());
        if (!publicUrl.isBlank()) {
            found.add(rights.callbacks());
        }
        return found;
    }

    // Without a board that takes part there is nothing to ask Manage for.
    private static List<String> boards(Connection both) {
        List<String> mapped = both.boards(board -> true);
        return mapped.isEmpty() ? both.manageDirectory().all(Subject.BOARD).stream().map(Choice::id).toList() : mapped;
    }

    private List<Checked> setUp(Account account) {
        ToolSettings tool = account.twoWay().tool();
        if (tool.type() != ToolType.REDMINE) {
            return List.of();
        }
        try {
            return new RedmineSetup(new RoutedTool(producer, account, () -> { }), new RedmineChoices(tool.taskTracker(),
                    tool.stepTracker(), tool.memberRole())).check().stream().map(finding -> finding.blocks()
                            ? Checked.block("Redmine", finding.sentence(), "See docs/two-way.md.")
                            : Checked.warn("Redmine", finding.sentence(), "See docs/two-way.md.")).toList();
        } catch (RuntimeException e) {
            return List.of(Checked.block("Redmine", Troubles.sentence(e), ""));
        }
    }

    private static List<Checked> mappings(Connection both) {
        List<Mistake> mistakes = MappingCheck.of(both.mappings(), both.toolDirectory(), both.manageDirectory());
        List<Checked> found = new ArrayList<>(mistakes.stream().map(mistake -> Checked.block("Mappings",
                mistake.where() + ": " + mistake.text(), "")).toList());
        if (found.isEmpty()) {
            found.add(Checked.ok("Mappings", "They are complete and name only what there is."));
        }
        List<String> strangers = strangers(both.mappings(), both.toolDirectory(), both.manageDirectory());
        if (!strangers.isEmpty()) {
            found.add(Checked.warn("People", "In the tool there is nobody for: " + String.join(", ", strangers)
                    + ". What is theirs in Manage is left alone.", "Map them by hand, or give both accounts the same email"
                    + " address."));
        }
        return found;
    }

    private static List<String> strangers(Mappings mappings, Directory tool, Directory manage) {
        return MappingCheck.strangers(mappings, tool, manage).stream().map(Choice::name).sorted()
                .collect(Collectors.toList());
    }

    private Checked switchedOn(Account account) {
        Progress progress = accounts.of(account);
        return progress.isOn() ? Checked.ok("Switch", account.twoWay().auto()
                ? "Projects are kept in step by themselves." : "Two-way is on. TWO_WAY_AUTO is not, so passes happen"
                        + " only when somebody asks for one.")
                : Checked.warn("Switch", progress.isOff() ? "Somebody has switched two-way off."
                        : "Nobody has switched two-way on yet.", SetUpSteps.SWITCH_ON);
    }
}
