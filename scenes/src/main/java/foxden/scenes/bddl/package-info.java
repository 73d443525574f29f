/**
 * BDDL, the activity language of BEHAVIOR-1K: text to {@link foxden.scenes.bddl.Problem} ({@link
 * foxden.scenes.bddl.BddlParser}), rules a definition must keep ({@link
 * foxden.scenes.bddl.BddlValidator}), back to text ({@link foxden.scenes.bddl.BddlPrinter}) and to
 * English, and goals grounded to trees whose truth, options and q-score are pure functions of a
 * truth value per atom ({@link foxden.scenes.bddl.Ground}, {@link foxden.scenes.bddl.QScore}).
 */
@NullMarked
package foxden.scenes.bddl;

import org.jspecify.annotations.NullMarked;
