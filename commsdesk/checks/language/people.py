"""Who acts: what people are called by their work, and first names that are hardly anything else."""

from __future__ import annotations

import re
from functools import lru_cache

from commsdesk.checks.language.patterns import Later, either

ROLE = """
    engineer|developer|programmer|operator|admin|administrator|technician|contractor|colleague
    nurse|doctor|surgeon|receptionist|driver|signaller|dispatcher|conductor|guard|teacher|lecturer
    clerk|cashier|teller|agent|intern|apprentice|trainee|employee|manager|analyst|tester|worker
    staff|crew|team|department|shift|person|caretaker|steward|author|qa|ops|devops|sre|dba
    support|marketing|finance|management|procurement|logistics|sales|supervisor|electrician|plumber
    pharmacist|controller|scheduler|librarian|mechanic|fitter|installer|cleaner|handler|planner
    janitor|officer|maintainer|secretary|assistant|consultant|designer|architect|lead|director
    leader|cook|tutor|mover|own people|man|woman|boss|porter|pilot|steward|security
    on-call person|network team|crew member|chef|baker|farmer
    """
# Those that are also words, places or months (Will, Mark, Grace, May, Victoria) are left out.
FIRST_NAMES = """
    Aaron Abdul Adam Adrian Agnieszka Ahmed Aino Aisha Alan Alejandro Aleksandra Alex Alexander
    Alexandra Ali Alice Alicia Alina Amanda Amara Amelie Amir Amit Amy Ana Andrea Andreas Andrew
    Andrzej Angela Anil Anita Anja Anjali Anke Anna Anne Annika Antje Antoine Antonio Aoife Arjun
    Arne Arthur Arun Astrid Aylin Ayse Barbara Beatrice Ben Benjamin Bernd Beth Birgit Bjarne
    Bjorn Björn Bogdan Brian Bruno Camille Carla Carlos Caroline Catherine Cathy Cecilia Chen
    Chidi Chloe Chris Christian Christina Christine Christopher Ciaran Claire Clara Claudia Claus
    Colin Conrad Craig Dan Daniel Daniela Danielle Dara Dave David Deborah Declan Deepak Dennis
    Diana Diego Dieter Dimitri Dirk Dmitri Dmitry Dominik Donna Doris Dorothy Dylan Eduardo Edward
    Elena Eleni Elif Elisa Elisabeth Elizabeth Ellen Emil Emily Emma Emre Enrique Eoin Eric Erik
    Erika Esther Eszter Eva Evelyn Fatima Fatou Felix Fernando Fiona Florian Francesca Francesco
    Francis Francisco Franz Freja Frieda Friedrich Gabor Gabriel Gabriela Gary Gavin George Gerard
    Gerd Gianni Giovanni Giulia Gordon Greg Gregor Gustav Hanna Hannah Hans Hao Harriet Harry
    Hassan Heather Heidi Heike Helen Helena Helga Henrik Henry Hiroshi Holger Ian Ibrahim Ilse
    Imran Ines Ingrid Irina Isabel Isabella Istvan Ivan Jacob Jakob Jakub James Jamie Jan Jana
    Jane Janet Jasmin Jason Javier Jean Jeff Jennifer Jens Jeremy Jessica Jill Jim Jing Jiri Jo
    Joan Joana Joanna Joao Johan Johanna Johannes John Jonas Jonathan Jorge Josef Joseph Josh
    Joshua José João Juan Judith Juha Julia Julian Julie Justin Jörg Jürgen Karen Karin Karl
    Katarina Katarzyna Kate Katharina Katherine Kathrin Katja Kavita Keith Kelly Ken Kenji Kenneth
    Kerstin Kevin Khalid Kim Klaus Kostas Kristin Kumar Kurt Kwame Lars Laszlo Laura Lauren
    Laurent Leah Leila Lena Leo Leon Leonie Leyla Liam Linda Linh Lisa Lorenzo Louis Louise Luca
    Lucas Lucia Lucy Luis Lukas Luke Lydia Magda Magdalena Manfred Manuel Marc Marcel Marco Marcus
    Margaret Maria Marie Marina Mario Marion Marius Marta Martha Martin Martina Mary María Mateo
    Matteo Matthew Matthias Maurice Max Maximilian Mehmet Mei Melanie Mette Mia Michael Michaela
    Michelle Miguel Mika Mike Mikko Milan Minh Miriam Mohamed Mohammed Monica Monika Moritz Moussa
    Muhammad Murat Mustafa Nadia Nadine Naomi Natalia Natalie Natasha Neha Neil Ngozi Niamh Nick
    Nico Nicola Nicolas Nicole Niklas Nikos Nils Nina Noah Nora Olaf Oleg Olga Oliver Olivia Omar
    Orla Oscar Otto Pablo Paolo Patricia Patrick Paul Paula Pavel Pawel Pedro Pekka Peter Petra
    Philip Philipp Philippe Pierre Piotr Pooja Priya Rachel Radek Rafael Rahul Rainer Raj Ralf
    Ramesh Ramona Raphael Ravi Raúl Rebecca Renate Ricardo Richard Rita Robert Roberto Robin Roger
    Roland Rolf Roman Ronald Ruth Ryan Sabine Sally Sam Samantha Samir Samuel Sandra Sanjay Sanna
    Sara Sarah Sascha Sean Sebastian Sergei Sergio Sharon Signe Silke Silvia Simon Simone Sinead
    Siobhan Sofia Sofie Sonja Sophia Sophie Stefan Stefanie Stephan Stephanie Stephen Steve Steven
    Stuart Sunil Suresh Susan Susanne Suzanne Sven Svenja Søren Tamara Tanja Tanya Tatiana Teresa
    Thomas Thorsten Tim Timo Tina Tobias Tom Tomas Tomasz Toni Tony Torsten Tracy Tunde Udo Ulrich
    Ulrike Ursula Uwe Valentina Vanessa Vera Veronica Viktor Vincent Vladimir Walter Wei Wendy
    Werner Wilhelm William Wolfgang Xavier Yara Yasmin Yuki Yusuf Yvonne Zoe
    """
KNOWN = frozenset(FIRST_NAMES.split())
CAPITAL = "[A-ZÀ-Þ]"
CAPITALISED = re.compile(rf"{CAPITAL}\w{{1,15}}")
FIRST_NAME = either("\n".join(FIRST_NAMES.split()))
SURNAME = rf"(?:(?:de|van|von|der|den|le|la|al|el|O')\s?){{0,2}}{CAPITAL}[\w'’-]{{1,24}}"
TITLED = rf"(?:Mr|Mrs|Ms|Miss|Mx|Herr|Frau|Mme|Monsieur|Señora?)\.? {SURNAME}"
NAMED = Later(rf"(?<![\w@.'’-]){FIRST_NAME}(?: {CAPITAL}\.)?(?: {SURNAME})?(?![\w@])(?!\.\w)")
FULL_NAME = rf"(?<![\w@.'’-]){FIRST_NAME}(?: {CAPITAL}\.)? {SURNAME}"


@lru_cache(maxsize=64)
def are_named(text: str) -> bool:
    """Whether `text` holds a first name at all: cheap, before what is dear."""
    return any(word[0] in KNOWN for word in CAPITALISED.finditer(text))


def unnamed(text: str, small: str) -> str:
    """`small`, the plain form of `text`, with a ~ for every letter of a person's name."""
    if not are_named(text):
        return small
    for name in NAMED.finditer(text):
        small = small[: name.start()] + "~" * len(name[0]) + small[name.end() :]
    return small
