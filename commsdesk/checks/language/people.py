"""Who acts: what people are called by their work, and first names that are hardly anything else."""

from __future__ import annotations

import re

from commsdesk.checks.language.patterns import either

ROLE = """
    engineer|developer|programmer|operator|admin|administrator|technician|contractor|colleague
    nurse|doctor|surgeon|receptionist|driver|signaller|dispatcher|conductor|guard|teacher|lecturer
    clerk|cashier|teller|agent|intern|apprentice|trainee|employee|manager|analyst|tester|worker
    staff|crew|team|department|shift|person|caretaker|steward|author|qa|ops|devops|sre|dba
    support|marketing|finance|management|procurement|logistics|sales|supervisor|electrician|plumber
    pharmacist|controller|scheduler|librarian|mechanic|fitter|installer|cleaner|handler|planner
    janitor|officer|maintainer|secretary|assistant|consultant|designer|architect|lead|director
    leader|porter|pilot|steward|security|on-call person|network team|crew member|chef|baker|farmer
    """
# Those that are also words, places or months (Will, Mark, Grace, May, Victoria) are left out.
FIRST_NAMES = """
    Aaron Abdul Adam Adrian Ahmed Aisha Alan Alejandro Alex Alexander Alexandra Ali Alice Alicia
    Alina Amanda Amelie Amir Amy Ana Andrea Andreas Andrew Andrzej Angela Anita Anja Anke Anna Anne
    Annika Antje Antoine Antonio Arjun Arne Arthur Astrid Barbara Beatrice Ben Benjamin Bernd Beth
    Birgit Bjorn Björn Bogdan Brian Bruno Camille Carla Carlos Caroline Catherine Cathy Cecilia
    Chen Chloe Chris Christian Christina Christine Christopher Claire Clara Claudia Claus Colin
    Conrad Craig Dan Daniel Daniela Danielle Dara Dave David Deborah Dennis Diana Diego Dieter
    Dimitri Dirk Dmitri Dmitry Dominik Donna Doris Dorothy Dylan Eduardo Edward Elena Eleni Elif
    Elisa Elisabeth Elizabeth Ellen Emil Emily Emma Enrique Eric Erik Erika Esther Eva Evelyn
    Fatima Felix Fernando Fiona Florian Francesca Francesco Francis Francisco Franz Frieda Friedrich
    Gabriel Gabriela Gary Gavin George Gerard Gerd Gianni Giovanni Giulia Gordon Greg Gregor Gustav
    Hanna Hannah Hans Harriet Harry Hassan Heather Heidi Heike Helen Helena Helga Henrik Henry
    Hiroshi Holger Ian Ibrahim Ilse Imran Ines Ingrid Irina Isabel Isabella Ivan Jacob Jakob James
    Jamie Jan Jana Jane Janet Jasmin Jason Javier Jean Jeff Jennifer Jens Jeremy Jessica Jill Jim
    Jo Joan Joana Joanna Joao João Johan Johanna Johannes John Jonas Jonathan Jorge Jörg José Josef
    Joseph Josh Joshua Juan Judith Julia Julian Julie Jürgen Justin Karen Karin Karl Katarina Kate
    Katharina Katherine Kathrin Katja Keith Kelly Ken Kenneth Kenji Kerstin Kevin Khalid Kim
    Klaus Kristin Kurt Lars Laura Lauren Laurent Leah Leila Lena Leo Leon Leonie Liam Linda Lisa
    Lorenzo Louis Louise Luca Lucas Lucia Lucy Luis Lukas Luke Lydia Magda Magdalena Manfred
    Manuel Marc Marcel Marco Marcus Margaret Maria María Marie Marina Mario Marion Marius Marta
    Martha Martin Martina Mary Mateo Matteo Matthew Matthias Maurice Max Maximilian Mehmet Mei
    Melanie Mia Michael Michaela Michelle Miguel Mika Mike Milan Miriam Mohamed Mohammed Monica
    Monika Moritz Muhammad Mustafa Nadia Nadine Naomi Natalia Natalie Natasha Neil Nick Nico
    Nicola Nicolas Nicole Niklas Nils Nina Noah Nora Olaf Oleg Olga Oliver Olivia Omar Oscar Otto
    Pablo Paolo Patricia Patrick Paul Paula Pawel Pedro Peter Petra Philip Philipp Philippe Pierre
    Piotr Priya Rachel Rafael Rahul Rainer Raj Ralf Ramona Raphael Raúl Rebecca Renate Ricardo
    Richard Rita Robert Roberto Robin Roger Roland Rolf Roman Ronald Ruth Ryan Sabine Sally Sam
    Samantha Samir Samuel Sandra Sanjay Sara Sarah Sascha Sean Sebastian Sergei Sergio Sharon Silke
    Silvia Simon Simone Sofia Sofie Sonja Sophia Sophie Stefan Stefanie Stephan Stephanie Stephen
    Steve Steven Stuart Susan Susanne Suzanne Sven Svenja Tamara Tanja Tanya Tatiana Teresa Thomas
    Thorsten Tim Timo Tina Tobias Tom Tomas Tomasz Toni Tony Torsten Tracy Udo Ulrich Ulrike Ursula
    Uwe Valentina Vanessa Vera Veronica Viktor Vincent Vladimir Walter Wei Wendy Werner Wilhelm
    William Wolfgang Xavier Yara Yasmin Yuki Yusuf Yvonne Zoe
    """
CAPITAL = "[A-ZÀ-Þ]"
FIRST_NAME = either("\n".join(FIRST_NAMES.split()))
SURNAME = rf"(?:(?:de|van|von|der|den|le|la|al|el|O')\s?){{0,2}}{CAPITAL}[\w'’-]{{1,24}}"
TITLED = rf"(?:Mr|Mrs|Ms|Miss|Mx|Herr|Frau|Mme|Monsieur|Señora?)\.? {SURNAME}"
NAMED = re.compile(rf"(?<![\w@.'’-]){FIRST_NAME}(?: {CAPITAL}\.)?(?: {SURNAME})?(?![\w@])(?!\.\w)")
FULL_NAME = rf"(?<![\w@.'’-]){FIRST_NAME}(?: {CAPITAL}\.)? {SURNAME}"


def unnamed(text: str, small: str) -> str:
    """`small`, the plain form of `text`, with a ~ for every letter of a person's name."""
    for name in NAMED.finditer(text):
        small = small[: name.start()] + "~" * len(name[0]) + small[name.end() :]
    return small
