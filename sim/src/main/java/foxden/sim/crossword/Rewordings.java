package foxden.sim.crossword;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says the clues of our list in other words, by rule. For each form of clue there are two wordings
 * to learn from and two that are held out: the task {@code crossword-reworded} asks in those, which
 * share no frame with the list or with the wordings to learn from. What is asked about ({@code
 * Nigeria}, {@code 'angry'}) stays; clues of no known form only get another frame around them.
 */
public final class Rewordings {

  /** Wordings of each kind. */
  public static final int EACH = 2;

  /** A form of clue, with two wordings to learn from and two held out. */
  private record Rule(Pattern form, String a, String b, String c, String d) {

    Rule(String form, String a, String b, String c, String d) {
      this(Pattern.compile("^" + form + "$"), a, b, c, d);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "The (French|Spanish|German|Italian) word for '(.+)'",
              "'$2' in $1",
              "How to say '$2' in $1",
              "'$2', said by a speaker of $1",
              "What $1 people call '$2'"),
          new Rule(
              "Opposite of '(.+)'",
              "Antonym of '$1'",
              "Not '$1'",
              "The contrary to '$1'",
              "'$1' turned into its reverse"),
          new Rule(
              "Past tense of '(.+)'",
              "Yesterday's form of '$1'",
              "'$1' in the past tense",
              "What '$1' became when it happened long ago",
              "I ___ last week, from the verb '$1'"),
          new Rule(
              "Past participle of '(.+)'",
              "Form of '$1' after 'have', a participle",
              "'$1' as a past participle",
              "I have ___, from the verb '$1'",
              "What has been done when people '$1'"),
          new Rule(
              "Plural of '(.+)'",
              "More than one '$1'",
              "'$1' in the plural",
              "Several of what is called '$1' alone",
              "Two or three times '$1'"),
          new Rule(
              "Comparative of '(.+)'",
              "More '$1'",
              "'$1', compared",
              "'$1' to a higher degree",
              "Beating another thing that is '$1'"),
          new Rule(
              "Superlative of '(.+)'",
              "Most '$1'",
              "'$1' as a superlative",
              "'$1' to the highest degree",
              "Beating everything else that is '$1'"),
          new Rule(
              "Capital of (.+)",
              "Chief city of $1",
              "$1 has it as its capital",
              "Seat of the government in $1",
              "Where the rulers sit in $1"),
          new Rule(
              "Country whose capital is (.+)",
              "$1 is the capital of this country",
              "Its capital is $1",
              "Nation that is ruled from $1",
              "State with its government in $1"),
          new Rule(
              "US state whose capital is (.+)",
              "$1 is the capital of this US state",
              "American state with capital $1",
              "Part of the USA that is ruled from $1",
              "One of fifty, its governor sits in $1"),
          new Rule(
              "One who likes or is paid to (.+)",
              "Person who can $1 well",
              "Somebody whose work is to $1",
              "A man or woman that you would hire to $1",
              "Name for anyone keen to $1"),
          new Rule(
              "Currency of (.+)",
              "Money of $1",
              "$1 pays in this currency",
              "What you spend at a market in $1",
              "Cash in the purses of $1"),
          new Rule(
              "Greek letter (after|before) (.+)",
              "Letter $1 $2 in Greek",
              "It comes $1 $2 in the Greek alphabet",
              "In the alphabet of Athens, what stands $1 $2",
              "$1 $2, in the script of Homer"),
          new Rule(
              "Element number (.+) of the periodic table",
              "Element $1",
              "Chemical element with number $1",
              "Its atoms hold $1 protons",
              "Place $1 in Mendeleev's system"),
          new Rule(
              "Chemical element with symbol (.+)",
              "$1 in chemistry",
              "Element written $1",
              "What chemists shorten to $1",
              "$1, in a formula"),
          new Rule(
              "The number (.+) in (.+)",
              "$1 in $2",
              "How to count $1 in $2",
              "$1, said by a speaker of $2",
              "What $2 counters call $1"),
          new Rule(
              "Group of (.+)",
              "Many $1 together",
              "Name for a group made of $1",
              "A crowd that consists of $1",
              "$1, taken as one lot"),
          new Rule(
              "Home of (.+)",
              "Where $1 lives",
              "House of $1",
              "Dwelling in which you find $1",
              "It gives shelter to $1"),
          new Rule(
              "Sound of (.+)",
              "Noise from $1",
              "What $1 says",
              "You hear it from $1",
              "Call made by $1"),
          new Rule(
              "Radio code word for the letter (.+)",
              "Code for $1 on the radio",
              "It stands for $1 in radio code",
              "How a pilot spells $1",
              "$1, over the air"),
          new Rule(
              "(Male|Female) counterpart of (.+)",
              "$1 where $2 is the other",
              "$1 mate of $2",
              "$1 partner to $2",
              "$2 has this $1 companion"),
          new Rule(
              "Month (after|before) (.+)",
              "It comes $1 $2 in the year",
              "$1 $2 comes this month",
              "On the calendar, what stands $1 $2",
              "Thirty days or so $1 $2"),
          new Rule(
              "It (\\w+) (.+)",
              "Thing that $1 $2",
              "What $1 $2",
              "Something of which people say: $1 $2",
              "Guess which object $1 $2"),
          new Rule(
              "(.+) with (.+)",
              "$1 that has $2",
              "$1 and its $2",
              "$1, known by $2",
              "$2 belongs to this $1"),
          new Rule(
              "(.+) for (.+)",
              "$1 used for $2",
              "$1 that serves $2",
              "$1, meant when there is $2",
              "$2 needs this $1"),
          new Rule(
              "(.+) of (.+)",
              "$1 that belongs to $2",
              "$2 and its $1",
              "$1, where we speak about $2",
              "$2 can boast this $1"),
          new Rule(
              "(.+) or (.+)",
              "$2 or $1",
              "Either $1 or $2",
              "$2, but also $1",
              "It may be $1, it may be $2"),
          new Rule(
              "(.+)",
              "$1, in a word",
              "Another word: $1",
              "Setters would describe it so: $1",
              "Solvers, think about $1"));

  private Rewordings() {}

  /**
   * A wording to learn from.
   *
   * @param form below {@link #EACH}
   */
  public static String learnt(String clue, int form) {
    return reword(clue, form);
  }

  /**
   * A wording that is held out.
   *
   * @param form below {@link #EACH}
   */
  public static String heldOut(String clue, int form) {
    return reword(clue, EACH + form);
  }

  private static String reword(String clue, int form) {
    for (Rule rule : RULES) {
      Matcher matcher = rule.form().matcher(clue);
      if (matcher.matches()) {
        String to =
            switch (form) {
              case 0 -> rule.a();
              case 1 -> rule.b();
              case 2 -> rule.c();
              default -> rule.d();
            };
        String text = matcher.replaceFirst(to);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
      }
    }
    throw new IllegalStateException("the last rule fits every clue");
  }
}
