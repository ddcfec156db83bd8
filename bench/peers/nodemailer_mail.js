// A peer: nodemailer's pool, tuned: 20 connections without a cap, and always 100 mails under way.
// Prints the seconds that it took.
"use strict";

const { readFileSync } = require("node:fs");
const { createTransport } = require("nodemailer");

const mail = JSON.parse(readFileSync(process.env.PEER_MAIL, "utf8"));
const UNDER_WAY = 100;

const transport = createTransport({
  pool: true,
  host: mail.host,
  port: mail.port,
  ignoreTLS: true,
  maxConnections: 20,
  maxMessages: Infinity,
});

let next = 0;

function message(number) {
  const token = String(number).padStart(32, "0");
  return {
    from: mail.sender,
    to: `user${number}@customer${number % 997}.example.test`,
    subject: mail.subject,
    text: mail.text.replaceAll("{token}", token),
    html: mail.html.replaceAll("{token}", token),
    headers: { "List-Unsubscribe": mail.leave.replaceAll("{token}", token) },
  };
}

async function sender() {
  while (next < mail.mails) await transport.sendMail(message(next++));
}

async function main() {
  const began = process.hrtime.bigint();
  await Promise.all(Array.from({ length: UNDER_WAY }, sender));
  console.log(Number(process.hrtime.bigint() - began) / 1e9);
  transport.close();
}

main();
