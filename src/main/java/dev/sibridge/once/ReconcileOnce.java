package dev.sibridge.once;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.Imports;
import dev.sibridge.twoway.run.Imports.Wish;
import dev.sibridge.twoway.run.Troubles;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** One shot: keeps projects in step with a project-management tool once, or imports one. */
@Component
class ReconcileOnce {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileOnce.class);

    private final Accounts accounts;
    private final TwoWay twoWay;
    private final Imports imports;
    private final PairedProjects projects;
    private final PassSummary summary;
    private final Environment options;

    ReconcileOnce(Accounts accounts, TwoWay twoWay, Imports imports, PairedProjects projects, PassSummary summary,
            Environment options) {
        this.accounts = accounts;
        this.twoWay = twoWay;
        this.imports = imports;
        this.projects = projects;
        this.summary = summary;
        this.options = options;
    }

    /** Works and prints. Returns the exit code. */
    int work(PrintStream out) {
        if (!accounts.mistakes().isEmpty()) {
            return nothing(accounts.mistakes());
        }
        Optional<Supplier<AccountPass>> wanted;
        try {
            wanted = wanted();
        } catch (IllegalArgumentException e) {
            return nothing(List.of(e.getMessage()));
        }
        long begun = System.nanoTime();
        List<AccountPass> done = new ArrayList<>();
        try {
            if (wanted.isPresent()) {
                done.add(wanted.get().get());
            } else {
                for (Account account : accounts.all()) {
                    if (account.twoWay() != null || accounts.all().size() == 1) {
                        reconcile(account).ifPresent(done::add);
                    }
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("The pass failed", e);
            return nothing(List.of(Troubles.sentence(e)));
        }
        if (done.isEmpty()) {
            return nothing(List.of("No paired project is meant."));
        }
        boolean allWell = summary.print(done, (System.nanoTime() - begun) / 1_000_000, out);
        return allWell ? 0 : 1;
    }

    /**
     * The import that is wanted; empty for none.
     *
     * @throws IllegalArgumentException when nobody can say what is meant
     */
    private Optional<Supplier<AccountPass>> wanted() {
        return Optional.ofNullable(options.getProperty("import")).map(this::wish).map(wish -> {
            Account account = accounts.meant(options.getProperty("account"));
            return () -> imports.run(account, wish, isDryRun());
        });
    }

    private Optional<AccountPass> reconcile(Account account) {
        boolean sweep = options.containsProperty("sweep");
        String only = options.getProperty("project");
        if (only == null) {
            return Optional.of(twoWay.reconcile(account, new Wanted(sweep, null, isDryRun(), true)));
        }
        return projects.on(account, Side.MANAGE, only).map(PairedProject::id)
                .map(id -> twoWay.reconcile(account, new Wanted(sweep, id, isDryRun(), true)));
    }

    private boolean isDryRun() {
        return options.containsProperty("dry-run");
    }

    private Wish wish(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length < 2 || parts[1].isBlank() || !List.of("manage", "tool").contains(parts[0])) {
            throw new IllegalArgumentException("--import needs manage:<id> or tool:<id>, not \"" + text + "\".");
        }
        return new Wish(Side.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1].strip(),
                options.getProperty("company"), options.getProperty("board"));
    }

    private static int nothing(List<String> reasons) {
        reasons.forEach(reason -> LOG.error("Nothing was done: {}", reason));
        return OneShots.NOTHING_DONE;
    }
}
