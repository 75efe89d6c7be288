package dev.sibridge.account.declared;

import dev.sibridge.account.Account;
import dev.sibridge.account.AccountState;
import dev.sibridge.account.Limits;
import dev.sibridge.account.Mistake;
import dev.sibridge.account.PollSchedule;
import dev.sibridge.account.RetentionTimes;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.account.ToolSettings;
import dev.sibridge.account.TwoWaySettings;
import dev.sibridge.account.TwoWaySettings.Guard;
import dev.sibridge.account.declared.AccountProperties.ClientEntry;
import dev.sibridge.account.declared.AccountProperties.ConnectWise;
import dev.sibridge.account.declared.AccountProperties.DTools;
import dev.sibridge.account.declared.AccountProperties.Entry;
import dev.sibridge.account.declared.AccountProperties.Pm;
import dev.sibridge.account.declared.AccountProperties.Sync;
import dev.sibridge.account.declared.AccountProperties.TwoWay;
import dev.sibridge.text.Pasted;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import dev.sibridge.vendor.dtools.DToolsSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes an account of its settings, or says what is wrong with them. */
public final class DeclaredAccount {

    private DeclaredAccount() {
    }

    public static AccountState of(String name, Entry entry, boolean paused) {
        Mistakes mistakes = new Mistakes(name);
        ConnectionChecks.check(entry.dtools(), entry.connectwise(), mistakes);
        SyncChecks.check(entry.sync(), entry.connectwise().timeout(), entry.limits(), mistakes);
        TwoWayChecks.check(entry.pm(), entry.twoWay(), mistakes);
        List<Mistake> all = mistakes.all();
        return new AccountState(name, name, all.isEmpty() ? account(name, entry) : null, all, paused);
    }

    private static Account account(String name, Entry entry) {
        DTools dtools = entry.dtools();
        ConnectWise connectwise = entry.connectwise();
        Sync sync = entry.sync();
        return new Account(name,
                new DToolsSettings(URI.create(dtools.url()), dtools.apiKey()),
                new ConnectWiseSettings(URI.create(connectwise.site()), connectwise.company(), connectwise.clientId(),
                        connectwise.publicKey(), connectwise.privateKey(), connectwise.member(),
                        connectwise.integratorUsername(), connectwise.integratorPassword(), connectwise.timeout()),
                choices(entry),
                new PollSchedule(sync.auto(), sync.interval(), sync.since(), sync.unknownSettle()),
                new RetentionTimes(sync.keepRuns(), sync.keepExports()),
                Pasted.mailAddresses(sync.errorEmails()), twoWay(entry.pm(), entry.twoWay()));
    }

    private static SyncSettings choices(Entry entry) {
        Sync sync = entry.sync();
        return new SyncSettings(sync.salesRep(), sync.wonStatus(), Pasted.names(sync.progresses()),
                sync.progressesMean(), sync.aggregateAdjustments(), sync.productId(), sync.laborId(),
                sync.productIdCollision(), sync.optionalRows(), sync.miscItems(), sync.miscItemsTaxable(),
                sync.emptyLocations(), sync.changeOrders(), sync.currency(), sync.foreignCurrency(), sync.vendors(),
                sync.vendorPartNumber(), sync.purchaseDemand(), sync.projectBoard(), sync.billingMethod(),
                sync.billTime(), sync.billProducts(), Pasted.names(sync.companyTypes()), companies(sync.companies()),
                sync.companyMatch(), sync.newCompanies(),
                new Limits(entry.limits().companyIdentifier(), entry.limits().companyName(),
                        entry.limits().siteName(), entry.limits().productId()));
    }

    private static TwoWaySettings twoWay(Pm pm, TwoWay twoWay) {
        if (pm.type() == null) {
            return null;
        }
        ToolSettings tool = new ToolSettings(pm.type(), URI.create(pm.url().replaceFirst("/+$", "")), pm.apiKey(),
                pm.taskTracker(), pm.stepTracker(), orNull(pm.memberRole()));
        return new TwoWaySettings(tool, twoWay.auto(), twoWay.interval(), twoWay.sweep(), orNull(twoWay.mappingFile()),
                twoWay.deletes(), twoWay.deletedButChanged(), Guard.of(twoWay.guard()), twoWay.closedTickets());
    }

    private static Map<String, String> companies(List<ClientEntry> entries) {
        return entries.stream().collect(Collectors.toMap(ClientEntry::client, ClientEntry::company));
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
