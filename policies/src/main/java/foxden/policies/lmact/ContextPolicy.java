package foxden.policies.lmact;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import foxden.sim.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * LMAct's loop around a player: demonstrations are drawn, each step is put before the player as a
 * prompt, its answer is read, counted, and replaced when it is illegal. The trajectory keeps the
 * actions that were really executed.
 *
 * <p>As a {@link Policy} it plays wherever other policies do. Episodes begin where {@link #start}
 * says, so give the environment that seed.
 */
public final class ContextPolicy implements Policy {

  private final Player player;
  private final TextForm form;
  private final Pool pool;
  private final ContextSettings settings;
  private final PromptBuilder builder;
  private final Templates templates;
  private final Set<String> channels;

  private String caveat = "";
  private List<Demonstration> shown = List.of();
  private @Nullable Prompt frozen;
  private final List<Observation> observations = new ArrayList<>();
  private final List<String> actions = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private Random random = new Random(0);
  private int startId = -1;
  private int illegal;
  private int invalid;
  private int empty;
  private @Nullable Resignation resigned;

  /**
   * A policy.
   *
   * @param player owned from now on
   * @param spec of the task, whose ordinary channels the player may see
   * @param pool of the task; shared with others
   */
  public ContextPolicy(
      Player player,
      EnvironmentSpec spec,
      TextForm form,
      Pool pool,
      Templates templates,
      ContextSettings settings) {
    this.player = player;
    this.form = form;
    this.pool = pool;
    this.templates = templates;
    this.settings = settings;
    String representation =
        settings.representation().isEmpty()
            ? form.representations().get(0)
            : settings.representation();
    this.builder =
        new PromptBuilder(
            form,
            representation,
            templates,
            settings.legalActions(),
            settings.reasoning(),
            settings.pastActions());
    Set<String> read = new LinkedHashSet<>(player.channels());
    spec.channels().stream().filter(c -> !c.privileged()).map(ChannelSpec::name).forEach(read::add);
    this.channels = Set.copyOf(read);
  }

  @Override
  public int demonstrations() {
    return settings.demonstrations();
  }

  @Override
  public String name() {
    return player.name();
  }

  @Override
  public Set<String> channels() {
    return channels;
  }

  /** The player's; where it is shown demonstrations, theirs. */
  @Override
  public String caveat() {
    String own = player.caveat();
    return own.isEmpty() && settings.demonstrations() > 0 ? pool.caveat() : own;
  }

  /** How it is shown the task. */
  public ContextSettings settings() {
    return settings;
  }

  /** The representation it is shown. */
  public String representation() {
    return builder.representation();
  }

  /** Hash of the prompt's sentences. */
  public String templates() {
    return templates.hash();
  }

  /**
   * How this episode is shown the task, as settings of a log: enough to write its prompts again
   * from the log and the same pool ({@link LoggedPrompts}).
   */
  public Map<String, String> shown() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(LoggedPrompts.REPRESENTATION, builder.representation());
    StringBuilder ids = new StringBuilder();
    shown.forEach(d -> ids.append(ids.length() == 0 ? "" : " ").append(d.id()));
    settings.put(LoggedPrompts.DEMONSTRATIONS, ids.toString());
    settings.put(LoggedPrompts.LEGAL, Boolean.toString(this.settings.legalActions()));
    settings.put(LoggedPrompts.REASONING, Boolean.toString(this.settings.reasoning()));
    settings.put(LoggedPrompts.PAST_ACTIONS, Boolean.toString(this.settings.pastActions()));
    settings.put(LoggedPrompts.TEMPLATES, templates.hash());
    return settings;
  }

  private Pool.Draw draw(long episode) {
    return pool.draw(
        episode, settings.demonstrations(), settings.starts() == ContextSettings.Starts.PAIRED);
  }

  @Override
  public long start(long episode) {
    return settings.starts() == ContextSettings.Starts.SEED
        ? episode
        : pool.seed(draw(episode).start());
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    Pool.Draw draw = draw(seed);
    startId = settings.starts() == ContextSettings.Starts.SEED ? -1 : draw.start();
    List<Demonstration> demos = new ArrayList<>();
    for (int id : draw.shown()) {
      demos.add(pool.get(id));
    }
    caveat = caveat();
    random = new Random(seed);
    shown = List.copyOf(settings.shuffled() ? shuffle(demos, new Random(seed)) : demos);
    frozen = null;
    observations.clear();
    actions.clear();
    answers.clear();
    illegal = 0;
    invalid = 0;
    empty = 0;
    resigned = null;
    player.reset(seed);
  }

  // The actions of all demonstrations in another order: what is left is what they do on the whole.
  private static List<Demonstration> shuffle(List<Demonstration> demos, Random random) {
    List<String> all = new ArrayList<>();
    demos.forEach(d -> all.addAll(d.actions()));
    java.util.Collections.shuffle(all, random);
    List<Demonstration> out = new ArrayList<>();
    int at = 0;
    for (Demonstration d : demos) {
      out.add(d.withActions(all.subList(at, at + d.actions().size())));
      at += d.actions().size();
    }
    return out;
  }

  /** The prompt that an observation would give now; nothing is remembered of it. */
  public Prompt prompt(Observation now) {
    observations.add(now);
    try {
      return prompt();
    } finally {
      observations.remove(observations.size() - 1);
    }
  }

  private Prompt prompt() {
    Prompt before = frozen;
    if (before == null) {
      before = builder.frozen(shown);
      frozen = before;
    }
    return builder.prompt(before, shown.size(), observations, actions);
  }

  @Override
  public Decision act(Observation observation) {
    observations.add(observation);
    Map<String, Prompt> written = new HashMap<>();
    Turn turn =
        new Turn(
            () -> written.computeIfAbsent("", k -> prompt()),
            form,
            builder.representation(),
            shown,
            List.copyOf(observations),
            List.copyOf(actions));
    String complaint = "";
    String text = "";
    int tries = settings.illegal() == IllegalMoves.RETRY ? settings.retries() + 1 : 1;
    for (int i = 0; i < tries; i++) {
      text = read(player.answer(i == 0 ? turn : again(turn, complaint)), observation);
      complaint = complaint(text, observation);
      if (complaint.isEmpty()) {
        break;
      }
    }
    String executed = text;
    if (!complaint.isEmpty()) {
      count(text);
      executed = form.sample(observation, random);
      if (settings.illegal() == IllegalMoves.FORFEIT
          || settings.illegal() == IllegalMoves.TERMINATE) {
        boolean loss = settings.illegal() == IllegalMoves.FORFEIT;
        resigned = new Resignation(loss ? form.lossReward() : 0, complaint);
      }
    }
    actions.add(executed);
    Action action = form.parse(executed, observation);
    return new Decision(action, trace(written, text, executed, complaint));
  }

  private String read(String answer, Observation observation) {
    answers.add(answer);
    return settings.answers().read(answer, form, observation);
  }

  private void count(String text) {
    illegal++;
    if (text.isEmpty()) {
      empty++;
    } else if (form.invalid(text)) {
      invalid++;
    }
  }

  private String complaint(String text, Observation observation) {
    if (text.isEmpty()) {
      return "the answer is empty";
    }
    if (form.legal(text, observation)) {
      return "";
    }
    return "'"
        + (text.length() > 60 ? text.substring(0, 60) + "..." : text)
        + (form.invalid(text) ? "' has not the form of an action" : "' is not a legal action now");
  }

  private Turn again(Turn turn, String complaint) {
    return new Turn(
        () -> {
          Prompt p = turn.prompt().get();
          return new Prompt(
              p.frozen(),
              p.current() + "\n\nYour last answer was not accepted: " + complaint + ".",
              p.images());
        },
        turn.form(),
        turn.representation(),
        turn.demonstrations(),
        turn.observations(),
        turn.actions());
  }

  private Trace trace(Map<String, Prompt> written, String text, String executed, String why) {
    Map<String, String> texts = new LinkedHashMap<>();
    Prompt prompt = written.get("");
    if (prompt != null) {
      if (actions.size() == 1) {
        texts.put("lmact/demonstrations", prompt.frozen());
      }
      texts.put("lmact/prompt", prompt.current());
    }
    if (actions.size() == 1) {
      texts.putAll(shown());
    }
    if (!caveat.isEmpty()) {
      texts.put(CAVEAT, caveat);
    }
    texts.put("lmact/answer", answers.get(answers.size() - 1));
    texts.put("lmact/parsed", text);
    texts.put("lmact/executed", executed);
    if (!why.isEmpty()) {
      texts.put("lmact/substituted", why);
    }
    return new Trace(Map.of(), texts);
  }

  @Override
  public void applied(Action action) {
    if (!actions.isEmpty()) {
      actions.set(actions.size() - 1, form.text(action));
    }
  }

  @Override
  public Optional<Resignation> resigned() {
    return Optional.ofNullable(resigned);
  }

  /** What was counted in this episode so far. */
  public Tally tally() {
    return new Tally(
        actions.size(),
        illegal,
        invalid,
        empty,
        shown.stream().map(Demonstration::id).toList(),
        startId,
        answers,
        player.usage());
  }

  @Override
  public void close() {
    player.close();
  }
}
