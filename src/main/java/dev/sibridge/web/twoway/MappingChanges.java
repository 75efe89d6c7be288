package dev.sibridge.web.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.connect.EffectiveMappings;
import dev.sibridge.twoway.copy.NameCopies;
import dev.sibridge.twoway.copy.NameCopies.Names;
import dev.sibridge.twoway.mapping.AutoMap;
import dev.sibridge.twoway.mapping.MappingCheck;
import dev.sibridge.twoway.mapping.MappingCheck.Mistake;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.store.MappingStore;
import dev.sibridge.web.api.ConflictException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads and changes an account's mappings, for the API and the page. */
@Component
public class MappingChanges {

    private final MappingStore store;
    private final EffectiveMappings effective;
    private final Connections connections;

    MappingChanges(MappingStore store, EffectiveMappings effective, Connections connections) {
        this.store = store;
        this.effective = effective;
        this.connections = connections;
    }

    /**
     * The mappings that count.
     *
     * @param version grows with each change; 0 while nothing was ever kept
     * @param fixed   members that the file of mappings fixes, whatever is kept
     */
    public record Current(Mappings mappings, long version, Set<String> fixed) {
    }

    /** Mappings are not kept: something in them is wrong. */
    public static final class WrongMappingsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Mistake> mistakes;

        WrongMappingsException(List<Mistake> mistakes) {
            super(mistakes.get(0).text());
            this.mistakes = List.copyOf(mistakes);
        }

        /** All of them; never empty. */
        public List<Mistake> mistakes() {
            return mistakes;
        }
    }

    /** Mappings are not kept: somebody else has changed them since they were read. */
    public static final class NewerMappingsException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    public Current of(Account account) {
        return new Current(effective.of(account), store.of(account).version(), effective.fixed(account));
    }

    /** Both sides as they are now, with what may be mapped. Asks both. */
    public Connection connect(Account account) {
        return connections.connect(account, () -> { }, Duration.ZERO);
    }

    /**
     * Keeps mappings that both sides understand. Asks both.
     *
     * @param seen the version that was changed
     * @throws WrongMappingsException with every mistake
     * @throws NewerMappingsException when that is not the latest any more
     */
    public void keep(Account account, Mappings wanted, long seen) {
        Connection both = connect(account);
        List<Mistake> mistakes = MappingCheck.of(wanted, both.toolDirectory(), both.manageDirectory());
        if (!mistakes.isEmpty()) {
            throw new WrongMappingsException(mistakes);
        }
        if (!store.keep(account, wanted, seen)) {
            throw new NewerMappingsException();
        }
    }

    /** Mappings with all that auto-map can add to them. Keeps nothing; asks both sides. */
    public Mappings complete(Account account, Mappings now) {
        Connection both = connect(account);
        return new AutoMap(both.toolDirectory(), both.manageDirectory()).complete(now);
    }

    /** Keeps what auto-map has added; false when somebody else has changed the mappings meanwhile. */
    public boolean keepAdded(Account account, Mappings complete, long seen) {
        return store.keep(account, complete, seen);
    }

    /**
     * Makes names of one side on the other, which auto-map maps then.
     *
     * @param chosen only these; none means all that are mapped to nothing
     * @param apply  whether they are made; otherwise this only tells which would be
     * @throws ConflictException when that side takes no new names from programs
     */
    public List<String> copy(Account account, Names list, Side to, List<String> chosen, boolean apply) {
        NameCopies copies = new NameCopies(connect(account), effective.of(account));
        if (!copies.canCopy(list, to)) {
            throw new ConflictException((to == Side.TOOL ? "The project-management tool" : "Manage")
                    + " takes no new " + list.label() + " from programs. Add them there, and map them.");
        }
        List<String> wanted = copies.wanted(list, to, chosen);
        if (apply) {
            copies.make(list, to, wanted);
        }
        return wanted;
    }
}
