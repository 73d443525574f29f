package foxden.policies.llm;

import foxden.policies.lmact.Player;
import foxden.policies.lmact.Turn;
import foxden.policies.lmact.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers of a ledger, given again offline to the same prompts. The same prompt may have had
 * several answers: the one of the same episode and place counts first, and of several runs the
 * last. Any thread; its players are for one each.
 */
final class RecordedAnswers {

  private final String name;
  private final Path file;
  private final Map<String, Ledger.Entry> exact = new HashMap<>();
  private final Map<String, Ledger.Entry> byPrompt = new HashMap<>();

  private RecordedAnswers(String name, Path file) {
    this.name = name;
    this.file = file;
  }

  /**
   * Reads a ledger.
   *
   * @param what {@code FILE}, or {@code FILE#MODEL} for one of several models in it
   * @throws IllegalArgumentException when it cannot be read or does not say which model; one
   *     sentence
   */
  static RecordedAnswers read(String name, String what) {
    int mark = what.lastIndexOf('#');
    Path file = Path.of(mark < 0 ? what : what.substring(0, mark));
    List<Ledger.Entry> all;
    try {
      all = Ledger.read(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    List<String> models = all.stream().map(Ledger.Entry::model).distinct().sorted().toList();
    if (mark < 0 && models.size() > 1) {
      throw new IllegalArgumentException(
          name + ": holds answers of several models; add #MODEL, one of " + models);
    }
    String model = mark < 0 ? "" : what.substring(mark + 1);
    if (mark >= 0 && !models.contains(model)) {
      throw new IllegalArgumentException(
          file + ": holds no answer of '" + model + "'; choose one of " + models);
    }
    RecordedAnswers answers = new RecordedAnswers(name, file);
    for (Ledger.Entry e : all) {
      if (model.isEmpty() || e.model().equals(model)) {
        answers.exact.put(key(e.prompt(), e.episode(), e.ask()), e);
        answers.byPrompt.put(e.prompt(), e);
      }
    }
    return answers;
  }

  private static String key(String prompt, long episode, int ask) {
    return prompt + " " + episode + " " + ask;
  }

  private Ledger.Entry find(String prompt, long episode, int ask) {
    Ledger.Entry entry = exact.get(key(prompt, episode, ask));
    if (entry == null) {
      entry = byPrompt.get(prompt);
    }
    if (entry == null) {
      throw new IllegalStateException(
          file
              + ": has no answer to prompt "
              + prompt.substring(0, 12)
              + "... (answer "
              + (ask + 1)
              + " of episode "
              + episode
              + "); replay with the task, seed and prompt options of the recorded run");
    }
    return entry;
  }

  Player player() {
    return new Player() {
      private final UsageCount count = new UsageCount();

      @Override
      public String name() {
        return name;
      }

      @Override
      public void reset(long seed) {
        count.reset(seed);
      }

      @Override
      public String answer(Turn turn) {
        String hash = PromptHash.of(turn.prompt().get());
        Ledger.Entry e = find(hash, count.episode(), count.usage().calls());
        count.add(e.answer(), e.finish(), e.tokensIn(), e.tokensOut());
        return e.answer();
      }

      @Override
      public Usage usage() {
        return count.usage();
      }
    };
  }
}
