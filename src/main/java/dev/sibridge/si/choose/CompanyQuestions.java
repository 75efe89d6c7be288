package dev.sibridge.si.choose;

import dev.sibridge.account.SyncSettings.CompanyMatch;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.lookup.LookUps;
import dev.sibridge.engine.lookup.Questions;
import dev.sibridge.engine.lookup.Spellings;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.ClientCompanies;
import dev.sibridge.si.mapping.MailDomain;
import dev.sibridge.si.tenant.CompaniesInUse;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What Manage is asked to find out which company a client is; some questions follow from the answers to others. */
@Component
public class CompanyQuestions {

    private static final String LIST = RecordType.COMPANY.path(null);
    // Some releases keep no more of it.
    private static final int ENOUGH_OF_A_NAME = 50;

    private final CompanyEvidence evidence;
    private final MergedCompanies mergedCompanies;

    public CompanyQuestions(Ledger ledger, ClientCompanies answers, CompaniesInUse inUse) {
        this.evidence = new CompanyEvidence(ledger, answers, inUse);
        this.mergedCompanies = new MergedCompanies(ledger);
    }

    /**
     * Asks for the company by all ids that it may have. Where none is remembered nor named, what else may speak for one
     * is asked at the same time.
     */
    public Answers questions(@ExchangeProperty("wave") WaveWork wave) {
        List<LookUp> questions = new ArrayList<>(LookUps.of(wave.records(), wave.run()));
        ExportRun run = ExportRun.of(wave);
        questions.addAll(Questions.byId(RecordType.COMPANY, LIST, evidence.ids(run)));
        Answers answers = Answers.to(aboutCompanies(questions));
        if (evidence.ids(run).isEmpty()) {
            aboutLikeness(wave, answers).forEach(answers::also);
        }
        return answers;
    }

    private static List<Question> aboutCompanies(List<LookUp> lookUps) {
        return lookUps.stream().map(lookUp -> new Question(CompanyTopic.COMPANIES, lookUp.request())).toList();
    }

    /** When one is remembered or named, but was not found, asks for what else may speak for a company. */
    public Answers questionsAboutLikeness(@ExchangeProperty("wave") WaveWork wave, @Body Answers answered) {
        return answered.andTo(evidence.ids(ExportRun.of(wave)).isEmpty() ? List.of() : aboutLikeness(wave, answered));
    }

    private List<Question> aboutLikeness(WaveWork wave, Answers answered) {
        ExportRun run = ExportRun.of(wave);
        if (wave.records().isEmpty() || evidence.certain(wave, answered).isPresent()) {
            return List.of();
        }
        List<Question> questions = new ArrayList<>(mergedCompanies.questions(run, evidence.remembered(run)));
        if (CompanyEvidence.isNamed(wave)) {
            return questions;
        }
        if (run.account().sync().companyMatch() == CompanyMatch.CREATE) {
            questions.add(new Question(CompanyTopic.COMPANIES, ConnectWiseRequest.list(LIST, ofTheName(run))));
            return questions;
        }
        Optional<String> domain = MailDomain.of(CompanyEvidence.email(run));
        List<String> ways = new ArrayList<>(List.of(ofTheName(run)));
        domain.ifPresent(name -> ways.add(Conditions.like("website", "%" + name + "%")));
        questions.add(new Question(CompanyTopic.COMPANIES, ConnectWiseRequest.list(LIST, Conditions.or(ways))));
        if (!CompanyEvidence.email(run).isEmpty()) {
            questions.add(new Question(CompanyTopic.CONTACTS,
                    ConnectWiseRequest.list(RecordType.CONTACT.path(null), null,
                    domain.map(name -> Conditions.like(LookUps.COMMUNICATION, "%@" + name))
                            .orElseGet(() -> Conditions.equal(LookUps.COMMUNICATION, CompanyEvidence.email(run))))));
        }
        return questions;
    }

    /** Asks what the companies are to which the people belong who were found. */
    public Answers questionsAboutPeople(@ExchangeProperty("wave") WaveWork wave, @Body Answers answered) {
        List<Long> read = CompanyEvidence.of(answered, CompanyTopic.COMPANIES).stream()
                .map(company -> company.path("id").asLong()).toList();
        List<Long> ids = Stream.concat(CompanyEvidence.of(answered, CompanyTopic.CONTACTS).stream(),
                CompanyEvidence.of(answered, CompanyTopic.MOVED_CONTACTS).stream())
                .filter(Usable::is).map(contact -> contact.path("company").path("id").asLong())
                .filter(id -> id > 0 && !read.contains(id)).distinct().toList();
        return answered.andTo(Stream.concat(mergedCompanies.questionsAboutSites(ExportRun.of(wave), answered).stream(),
                aboutCompanies(Questions.byId(RecordType.COMPANY, LIST, ids)).stream()).toList());
    }

    private static String ofTheName(ExportRun run) {
        return Spellings.beginning("name", Text.cut(CompanyEvidence.client(run), ENOUGH_OF_A_NAME));
    }
}
