package dev.sibridge.web.twoway.page;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.history.ManagePage;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.web.twoway.PairedProjectAnswers;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Shows paired projects and their accounts. */
@Component
@ConditionalOnWebApplication
class ShownPairs {

    private final Accounts accounts;
    private final TwoWayAccounts progress;
    private final PairedProjectAnswers answers;

    ShownPairs(Accounts accounts, TwoWayAccounts progress, PairedProjectAnswers answers) {
        this.accounts = accounts;
        this.progress = progress;
        this.answers = answers;
    }

    /**
     * An account that has a project-management tool.
     *
     * @param state {@code on}, {@code off}, {@code never} (nobody has switched it on yet) or {@code paused}
     * @param auto  whether passes are made by themselves
     */
    record ShownAccount(String name, String title, String state, boolean auto) {
    }

    /** The accounts that have a tool, whether or not they are paused. */
    List<Account> withTool() {
        return accounts.complete().stream().filter(account -> account.twoWay() != null).toList();
    }

    ShownAccount account(Account account) {
        boolean paused = accounts.idle().stream().anyMatch(idle -> idle.name().equals(account.name()));
        boolean on = progress.of(account).isOn();
        return new ShownAccount(account.name(), accounts.title(account.name()), paused ? "paused" : on ? "on"
                : progress.of(account).isOff() ? "off" : "never", account.twoWay().auto());
    }

    /** @param account by name; it may be gone */
    ShownPair pair(String account, PairedProject project) {
        Account known = accounts.find(account).filter(one -> one.twoWay() != null).orElse(null);
        return new ShownPair(answers.item(project), account, accounts.title(account),
                known == null || project.manageId() == null ? null
                        : new ManagePage(known.connectwise()).project(project.manageId()),
                known == null ? null : known.twoWay().tool().projectPage(project.toolId()));
    }
}
