package foxden.policies.language;

import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.Text;
import foxden.policies.fox.TextSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Texts from a small seeded grammar, in the style of a telegram, in which memory pays. A story
 * opens with where some people live ({@code home ada attic .}), which holds to its end; then come
 * chapters, each of which begins with who has what ({@code give lamp ada .}). Things change hands,
 * some sentences are about nothing, and questions ask for what was said before: {@code who lamp ada
 * .}, {@code where ada attic .} A new chapter makes the old one's things void.
 *
 * <p>What a question asks for is the last word on it; everything else is drawn at random, so that
 * only attention to the right place can predict an answer.
 */
public final class Stories {

  private static final List<String> NAMES =
      List.of("ada", "bob", "cleo", "dan", "eva", "finn", "gus", "hana");
  private static final List<String> THINGS = List.of("lamp", "key", "cup", "rope", "book", "coin");
  private static final List<String> PLACES =
      List.of("attic", "barn", "garden", "hall", "mill", "tower");
  private static final List<String> SUBJECTS = List.of("rain", "wind", "clock", "river");
  private static final List<String> VERBS = List.of("sings", "falls", "waits", "turns");
  private static final List<String> TIMES = List.of("today", "again", "softly", "outside");

  /** Facts a chapter begins with. */
  private static final int THINGS_A_CHAPTER = 3;

  private static final int HOMES = 2;

  private final WordTokenizer words;

  /** The generator. */
  public Stories() {
    List<String> all =
        new ArrayList<>(List.of("<s>", ".", "chapter", "give", "who", "home", "where"));
    for (List<String> group : List.of(NAMES, THINGS, PLACES, SUBJECTS, VERBS, TIMES)) {
      all.addAll(group);
    }
    words = new WordTokenizer(all);
  }

  /** Its words. */
  public WordTokenizer words() {
    return words;
  }

  /**
   * A story.
   *
   * @param tokens the beginning token, then words
   * @param answers positions in {@code tokens} of the words that answer a question
   */
  public record Story(int[] tokens, int[] answers) {

    /** The story as something to learn from. */
    public Text text() {
      return Text.of(tokens);
    }
  }

  /** A story of {@code length} tokens and one more, so that each of them has a successor. */
  public Story story(long seed, int length) {
    Teller teller = new Teller(new Random(seed * 0x9E3779B97F4A7C15L + 17));
    teller.open();
    while (teller.text.size() <= length) {
      teller.chapter(length);
    }
    int[] tokens = teller.tokens(length + 1);
    int[] answers = teller.answers.stream().mapToInt(i -> i).filter(i -> i <= length).toArray();
    return new Story(tokens, answers);
  }

  /** Batches of stories for training; seeds of different runs do not meet. */
  public TextSource batches(long seed, int size, int length) {
    return index -> {
      List<Text> batch = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        batch.add(story(trainingSeed(seed, index * size + i), length).text());
      }
      return batch;
    };
  }

  // Held-out stories have the seeds from 0 on; training starts far above them.
  private static long trainingSeed(long run, long number) {
    return (run + 1) * 1_000_000_007L + number;
  }

  /**
   * A story with a needle: one home is named at a depth and asked for at the very end, with nothing
   * else about that person in it.
   *
   * @param depth 0 for right after the beginning, 1 for right before the question
   * @return tokens that end with the question, then the answer
   */
  public Story needle(long seed, int length, double depth) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + 29);
    String who = NAMES.get(random.nextInt(NAMES.size()));
    String place = PLACES.get(random.nextInt(PLACES.size()));
    String[] fact = {"home", who, place, "."};
    String[] question = {"where", who};
    Teller teller = new Teller(random);
    teller.hidden = who;
    int body = length - fact.length - question.length;
    while (teller.text.size() <= body) {
      teller.chapter(Integer.MAX_VALUE);
    }
    // Whole sentences before the needle.
    int at = 1 + (int) Math.round(depth * (body - 1));
    while (at > 1 && !teller.text.get(at - 1).equals(".")) {
      at--;
    }
    List<String> text = new ArrayList<>(teller.text.subList(0, at));
    text.addAll(List.of(fact));
    text.addAll(teller.text.subList(at, body));
    text.addAll(List.of(question));
    text.add(place);
    int[] tokens = text.stream().mapToInt(words::number).toArray();
    return new Story(tokens, new int[] {tokens.length - 1});
  }

  /**
   * The same story read through noise: each word is replaced, with this chance, by any word.
   * Nothing is learned or measured where the next word was replaced.
   */
  public Text corrupted(Story story, double rate, long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + 43);
    Text clean = story.text();
    int[] tokens = clean.tokens().clone();
    int[] targets = clean.targets().clone();
    for (int i = 1; i < tokens.length; i++) {
      if (random.nextDouble() < rate) {
        tokens[i] = 1 + random.nextInt(words.size() - 1);
        targets[i - 1] = FoxLanguageModel.IGNORE;
      }
    }
    return new Text(tokens, targets);
  }

  /** Tells one story. */
  private final class Teller {
    private final Random random;
    private final List<String> text = new ArrayList<>(List.of("<s>"));
    private final List<Integer> answers = new ArrayList<>();
    private final List<String> people = new ArrayList<>();
    private final List<String> homes = new ArrayList<>();
    private String hidden = "";

    Teller(Random random) {
      this.random = random;
    }

    private String any(List<String> from) {
      return from.get(random.nextInt(from.size()));
    }

    private void say(String... sentence) {
      text.addAll(Arrays.asList(sentence));
    }

    private String name() {
      String name = any(NAMES);
      while (name.equals(hidden)) {
        name = any(NAMES);
      }
      return name;
    }

    void open() {
      while (people.size() < HOMES) {
        String who = name();
        if (!people.contains(who)) {
          people.add(who);
          homes.add(any(PLACES));
          say("home", who, homes.get(homes.size() - 1), ".");
        }
      }
    }

    void chapter(int limit) {
      say("chapter", ".");
      List<String> things = new ArrayList<>();
      List<String> holders = new ArrayList<>();
      while (things.size() < THINGS_A_CHAPTER) {
        String thing = any(THINGS);
        if (!things.contains(thing)) {
          things.add(thing);
          holders.add(name());
          say("give", thing, holders.get(holders.size() - 1), ".");
        }
      }
      int sentences = 6 + random.nextInt(7);
      for (int i = 0; i < sentences && text.size() <= limit; i++) {
        sentence(things, holders);
      }
    }

    private void sentence(List<String> things, List<String> holders) {
      double what = random.nextDouble();
      int thing = random.nextInt(things.size());
      if (what < 0.1) {
        say(any(SUBJECTS), any(VERBS), any(TIMES), ".");
      } else if (what < 0.25) {
        String to = name();
        say("give", things.get(thing), to, ".");
        holders.set(thing, to);
      } else if (what < 0.8 || people.isEmpty()) {
        say("who", things.get(thing), holders.get(thing), ".");
        answers.add(text.size() - 2);
      } else {
        int person = random.nextInt(people.size());
        say("where", people.get(person), homes.get(person), ".");
        answers.add(text.size() - 2);
      }
    }

    int[] tokens(int count) {
      return text.subList(0, count).stream().mapToInt(words::number).toArray();
    }
  }
}
