{{%AUTOESCAPE context="HTML"}}{{#PIECE}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#CODED}}<code>{{TEXT}}</code>{{/CODED}}{{/PIECE}}
