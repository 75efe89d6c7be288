package dev.sibridge.web.setup.page;

import dev.sibridge.account.Mistake;
import dev.sibridge.setup.ImpossibleChangeException;
import dev.sibridge.setup.Setup;
import dev.sibridge.setup.Setup.Document;
import dev.sibridge.setup.WrongSettingsException;
import dev.sibridge.setup.effective.Concern;
import dev.sibridge.setup.effective.EffectiveSetting;
import dev.sibridge.setup.effective.OfferedSetting;
import dev.sibridge.setup.effective.OfferedSettings;
import dev.sibridge.setup.store.ChangedMeanwhileException;
import dev.sibridge.setup.trial.Trials;
import dev.sibridge.si.tenant.Finding;
import dev.sibridge.web.api.NotFoundException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The settings of one concern of an account: shown, tried and changed. */
@Controller
@RequestMapping("/set-up/{account}/{concern}")
@ConditionalOnWebApplication
class SettingsPage {

    private static final String PAGE = "set-up/settings";
    private static final MultiValueMap<String, String> NOTHING = new LinkedMultiValueMap<>();

    private final Setup setup;
    private final Trials trials;
    private final Offers offers;
    private final ProductIdSample sample;

    SettingsPage(Setup setup, Trials trials, Offers offers, ProductIdSample sample) {
        this.setup = setup;
        this.trials = trials;
        this.offers = offers;
        this.sample = sample;
    }

    /** @param lists whether the vendors are asked at once for values to choose from, as for readers without scripts */
    @GetMapping
    String show(@PathVariable String account, @PathVariable("concern") String name,
            @RequestParam(defaultValue = "false") boolean lists, Model model) {
        Concern concern = concern(account, name);
        Map<String, SettingField> fields = fill(setup.of(account), concern, new SettingForm(List.of(), NOTHING),
                List.of(), model);
        if (lists) {
            fields.replaceAll((key, field) -> offers.to(account, field));
        }
        return PAGE;
    }

    /** @param seen the version of the settings that the page showed */
    @PostMapping
    String save(@PathVariable String account, @PathVariable("concern") String name, @RequestParam long seen,
            @RequestParam MultiValueMap<String, String> typed, Principal who, Model model, RedirectAttributes next) {
        Concern concern = concern(account, name);
        Document before = setup.of(account);
        SettingForm form = new SettingForm(concern.settings(), typed);
        Map<String, String> wanted = form.wanted(byKey(before));
        try {
            if (!wanted.isEmpty()) {
                setup.change(account, seen, wanted, who.getName());
            }
            next.addFlashAttribute("done", saved(before, wanted.isEmpty()));
            return "redirect:/set-up/" + account + "/" + name;
        } catch (WrongSettingsException e) {
            return again(before, concern, form, e.mistakes(), "Nothing is saved yet: see below.", model);
        } catch (ChangedMeanwhileException e) {
            return again(before, concern, form, List.of(), "Somebody has changed these settings meanwhile. Compare them"
                    + " with yours, which you see here and which are not saved yet.", model);
        }
    }

    private String saved(Document before, boolean nothing) {
        boolean ready = setup.of(before.account()).mistakes().isEmpty();
        return nothing ? "There was nothing to change." : !before.mistakes().isEmpty() && ready
                ? "Saved. All that is needed is set up now." : "Saved.";
    }

    /** Tries what was typed, which is not kept. With scripts only the findings change, and typed keys stay. */
    @PostMapping("/test")
    String test(@PathVariable String account, @PathVariable("concern") String name,
            @RequestParam(required = false) String to, @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) String htmx, Model model) {
        Concern concern = concern(account, name);
        if (concern.test() == null) {
            throw new NotFoundException("There is nothing to try of " + concern.title() + ".");
        }
        Document now = setup.of(account);
        SettingForm form = new SettingForm(concern.settings(), typed);
        List<Mistake> mistakes = tell(model, () -> trials.test(account, concern.test(), form.wanted(byKey(now)), to));
        fill(now, concern, form, htmx == null ? mistakes : List.of(), model);
        model.addAttribute("to", to);
        return htmx == null ? PAGE : "set-up/parts :: findings";
    }

    private static List<Mistake> tell(Model model, Supplier<List<Finding>> trial) {
        try {
            model.addAttribute("findings", trial.get());
        } catch (WrongSettingsException e) {
            model.addAttribute("untried", e.getMessage());
            return e.mistakes();
        } catch (ImpossibleChangeException e) {
            model.addAttribute("untried", e.getMessage());
        }
        return List.of();
    }

    /** A field as it was typed, with the values that a vendor offers; a page with scripts asks for it. */
    @GetMapping("/offers/{key}")
    String offers(@PathVariable String account, @PathVariable("concern") String name, @PathVariable String key,
            @RequestParam MultiValueMap<String, String> typed, Model model) {
        Concern concern = concern(account, name);
        SettingField field = fill(setup.of(account), concern, new SettingForm(concern.settings(), typed), List.of(),
                model).get(key);
        if (field == null || !field.isOffered()) {
            throw new NotFoundException("There is no list for " + key + ".");
        }
        model.addAttribute("field", offers.to(account, field));
        return "set-up/field :: field";
    }

    /** Shows what the patterns that were typed make of a row. */
    @PostMapping("/sample")
    String sample(@PathVariable String account, @PathVariable("concern") String name,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", required = false) String htmx, Model model) {
        Concern concern = concern(account, name);
        fill(setup.of(account), concern, new SettingForm(concern.settings(), typed), List.of(), model);
        return htmx == null ? PAGE : "set-up/sample :: results";
    }

    private String again(Document now, Concern concern, SettingForm form, List<Mistake> mistakes, String wrong,
            Model model) {
        fill(now, concern, form, mistakes, model);
        model.addAttribute("wrong", wrong);
        return PAGE;
    }

    private Map<String, SettingField> fill(Document now, Concern concern, SettingForm form, List<Mistake> mistakes,
            Model model) {
        Map<String, EffectiveSetting> settings = byKey(now);
        Map<String, String> wrong = mistakes.stream().collect(Collectors.toMap(Mistake::setting,
                mistake -> mistake.words(OfferedSettings::label), (one, other) -> one + " " + other));
        model.addAttribute("account", now);
        model.addAttribute("concern", concern);
        Map<String, SettingField> fields = concern.settings().stream().collect(Collectors.toMap(OfferedSetting::key,
                setting -> SettingField.of(setting, settings.get(setting.key())).typed(form.typed(setting),
                        wrong.get(setting.key()))));
        model.addAttribute("fields", fields);
        model.addAttribute("locked", fields.values().stream().anyMatch(field -> field.setting().secret()
                && !field.now().isFixed()) ? setup.locked() : null);
        model.addAttribute("elsewhere", mistakes.stream().filter(mistake -> concern.settings().stream()
                .noneMatch(setting -> setting.key().equals(mistake.setting())))
                .map(mistake -> mistake.words(OfferedSettings::label)).toList());
        if (concern.name().equals(ProductIdSample.CONCERN)) {
            sample.fill(now.account(), fields, form.row(), model);
        }
        return fields;
    }

    private static Map<String, EffectiveSetting> byKey(Document document) {
        return document.settings().stream().collect(Collectors.toMap(EffectiveSetting::key, Function.identity()));
    }

    private static Concern concern(String account, String name) {
        return OfferedSettings.concern(account, name).orElseThrow(() ->
                new NotFoundException("There is nothing to set up called " + name + "."));
    }
}
